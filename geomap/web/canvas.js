/* A canvas that moves with the map and is painted anew only where it must be. */

const mercatorY = (lat) => {
  const sine = sin((max(-85.05, min(85.05, lat)) * PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * PI);
};

/* An empty canvas' context in CSS pixels; it is made anew only where its size changes. */
function sized(canvas, width, height) {
  const ratio = devicePixelRatio, context = canvas.getContext('2d');
  if (canvas.width !== round(width * ratio) || canvas.height !== round(height * ratio)) {
    canvas.width = round(width * ratio);
    canvas.height = round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  } else context.clearRect(0, 0, width, height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/* A path through points. */
function path(context, ...points) {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
}

/* `options`: pane, zIndex, padding (share of the view painted beyond each edge),
   calm (true: a painting stays as long as it covers the view). */
const CanvasLayer = L.Layer.extend({
  initialize(options, paint) {
    Object.assign(this, options, { _paint: paint });
  },
  onAdd(map) {
    map.createPane(this.pane).style.zIndex = this.zIndex;
    const pane = map.getPane(this.pane);
    pane.style.pointerEvents = 'none';
    this._canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated', pane);
    this._canvas.setAttribute('aria-hidden', 'true');
    this.redraw();
  },
  getEvents() {
    return { move: () => this._covers(0) || this.redraw(), moveend: () => (this.calm && this._covers(0.02)) || this.redraw(),
      viewreset: this.redraw, resize: this.redraw, zoomanim: this._zoomAnimation };
  },
  /* In pixels of the world, not by a latitude: beyond 85 degrees there is none, and a small world shows what is there. */
  _zoomAnimation(event) {
    const map = this._map, scale = map.getZoomScale(event.zoom, this._zoom);
    L.DomUtil.setTransform(this._canvas, this._corner.multiplyBy(scale).subtract(map._getNewPixelOrigin(event.center, event.zoom)), scale);
  },
  /* Whether the painting is of this zoom and reaches beyond the view on all sides, by a share of it. */
  _covers(spare) {
    const map = this._map;
    if (map._animatingZoom) return true;
    if (map.getZoom() !== this._zoom) return false;
    const at = map.getPixelBounds().min.subtract(this._corner), size = map.getSize();
    return at.x >= size.x * spare && at.y >= size.y * spare && at.x + size.x * (1 + spare) <= this._width && at.y + size.y * (1 + spare) <= this._height;
  },
  /* On paper what was wiped would be white, and hide what lies below. */
  renew() {
    this._canvas.width = 0;
    this.redraw();
  },
  redraw() {
    const map = this._map;
    if (!map || map._animatingZoom) return;
    const size = map.getSize(), pad = size.multiplyBy(this.padding)._round();
    const topLeft = map.containerPointToLayerPoint([0, 0]).subtract(pad), width = size.x + 2 * pad.x, height = size.y + 2 * pad.y;
    const context = sized(this._canvas, width, height);
    const origin = map.getPixelOrigin().add(topLeft);
    Object.assign(this, { _corner: origin, _zoom: map.getZoom(), _width: width, _height: height });
    L.DomUtil.setTransform(this._canvas, topLeft, 1);
    this._paint(context, { width, height, pad, size, world: 256 * 2 ** this._zoom, x: origin.x, y: origin.y, zoom: this._zoom, topLeft });
  },
});
