// The screens that Redress is made for.

export const VIEWPORTS = {
  pc: { width: 1280, height: 800 },
  tablet: { width: 834, height: 1112 },
  phone: { width: 390, height: 844 },
};
