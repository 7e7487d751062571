using System.Collections;
using QRCoder;

namespace Gazette.QrCodes;

/// <summary>The squares of a QR code, error correction M, with the quiet zone of four light modules on every side.</summary>
internal sealed class QrModules
{
    private readonly List<BitArray> rows;

    public QrModules(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        rows = code.ModuleMatrix;
    }

    /// <summary>Modules on a side, the quiet zone included.</summary>
    public int Side => rows.Count;

    public bool IsDark(int column, int row) => rows[row][column];

    /// <summary>The runs of dark modules, row by row: no module is drawn on its own.</summary>
    public IEnumerable<(int Column, int Row, int Length)> DarkRuns()
    {
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                var start = column;
                while (column < Side && IsDark(column, row))
                    column++;
                if (column > start)
                    yield return (start, row, column - start);
            }
        }
    }
}
