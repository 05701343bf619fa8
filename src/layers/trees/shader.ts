/** Colours and size of trees: quieter and 70 % of their size where the ground is painted by data. */
export function treeLook(
  theme: 'light' | 'dark',
  quiet: boolean,
): { leaf: string; trunk: string; size: number } {
  const size = quiet ? 0.7 : 1;
  if (theme === 'dark') return { leaf: quiet ? '#4a5f5a' : '#41685c', trunk: '#3a3d3b', size };
  return { leaf: quiet ? '#a3b8aa' : '#86b492', trunk: '#8d8378', size };
}

/**
 * `_OFFSET` repeats POSITION, which the instance's place has been added to by the time this runs; so
 * a tree shrinks towards its own foot. COLOR_0 tells leaves (greener than red), conifers are darker.
 */
export const treeVertexShader = /* glsl */ `
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  vsOutput.positionMC -= (1.0 - u_size) * vsInput.attributes.offset;
  vec3 n = normalize(vsInput.attributes.normalMC);
  float light = dot(n, normalize(vec3(-0.45, 0.75, 0.48)));
  vec4 kind = vsInput.attributes.color_0;
  vec3 leaf = u_leaf * (kind.g < 0.2 ? 0.86 : 1.0);
  vec3 colour = kind.g > kind.r ? leaf : u_trunk;
  v_colour = colour * (0.86 + 0.2 * light);
}`;

export const treeFragmentShader = /* glsl */ `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  material.diffuse = czm_srgbToLinear(v_colour);
  material.alpha = u_opacity;
}`;
