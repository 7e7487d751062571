using Gazette.Media;

namespace Gazette.Tests;

public sealed class MemoryFaultTests
{
    [Theory]
    [InlineData("unable to call thumbnail_buffer\nvips_tracked: out of memory --- size == 48MB\n", true, true)]
    [InlineData("unable to call thumbnail_buffer\nvips_tracked: out of memory --- size == 48MB\n", false, true)]
    [InlineData("unable to call thumbnail_buffer\nvips_tracked: out of memory --- size == 171798MB\n", false, false)]
    [InlineData("unable to call thumbnail_buffer\nvips_g_thread_new: unable to create thread\n", true, true)]
    [InlineData("VipsJpeg: Insufficient memory (case 4)\n", false, true)]
    [InlineData("VipsJpeg: Insufficient memory (case 4)\n", true, false)]
    [InlineData("heifload_buffer: Memory allocation error: Security limit exceeded\n", false, false)]
    [InlineData("tiff2vips: Memory allocation of 99999999999 bytes is beyond the 20971520 byte limit defined in open options\n", false, false)]
    [InlineData("VipsJpeg: premature end of JPEG image\n", false, false)]
    [InlineData("pngload_buffer: libspng read error\n", false, false)]
    public void A_machine_short_of_memory_is_told_from_a_broken_file(string message, bool isThere, bool isOfMachine) =>
        Assert.Equal(isOfMachine, MemoryFault.IsOfMachine(message, _ => isThere));

    [Fact]
    public void What_can_be_had_is_asked_of_the_machine() => Assert.False(MemoryFault.IsOfMachine("VipsJpeg: Insufficient memory (case 4)"));
}
