namespace Gazette.Cleaning.Furniture;

/// <summary>How much a phrase of <c>page-furniture.txt</c> proves by itself, the least first; the file explains them.</summary>
internal enum FurnitureKind
{
    Foot,
    Edge,
    Line,
    Part,
    Site,
}
