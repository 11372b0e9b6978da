/** Named in the typings of @viz-js/viz, which are for browsers too; nothing here makes one. */
type SVGSVGElement = never
