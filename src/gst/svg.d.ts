/** A browser type that the typings of @viz-js/viz refer to. This package never creates one. */
type SVGSVGElement = never
