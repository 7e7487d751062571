namespace Gazette.Intake.Pdf.Visibility;

/// <summary>Something drawn that is no text.</summary>
/// <param name="Order">Grows from one drawing of the page to the next.</param>
/// <param name="IsExact">Covers all of the area, and what was there before.</param>
/// <param name="Colour">Null where it has several.</param>
internal readonly record struct Paint(int Order, Area Area, bool IsExact, bool IsPicture, InkColour? Colour);
