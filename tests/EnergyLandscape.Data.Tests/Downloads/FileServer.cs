using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EnergyLandscape.Data.Tests;

/// <summary>A web server on this machine with one folder of files in memory, and every way to misbehave that a test needs.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public FileServer()
    {
        _listener.Start();
        _loop = Task.Run(Serve);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/files/");

    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Paths with the range asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Whether ranges are honoured.</summary>
    public bool HasRanges { get; set; } = true;

    /// <summary>Bytes of a body after which the connection is closed.</summary>
    public int BreakAfter { get; set; } = int.MaxValue;

    /// <summary>Whether the server goes silent instead of closing.</summary>
    public bool GoesSilent { get; set; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _loop.Wait();
        _stop.Dispose();
        _listener.Dispose();
    }

    // A few lines of HTTP of our own: HttpListener cannot break off in the middle of a body.
    private async Task Serve()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Answer(client.GetStream());
            }
            catch (Exception problem) when (problem is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The other side has gone, or the test is over.
            }
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
        string path = (await reader.ReadLineAsync())!.Split(' ')[1];
        long from = 0;
        string range = string.Empty;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
            {
                range = line[13..];
                from = HasRanges ? long.Parse(range.TrimEnd('-'), null) : 0;
            }
        }

        Asked.Add(Path.GetFileName(path) + (range.Length > 0 ? " " + range : string.Empty));
        byte[]? file = Files.GetValueOrDefault(Path.GetFileName(path));
        if (file is null)
        {
            await Send(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", []);
        }
        else if (from > 0 && from >= file.Length)
        {
            await Send(stream, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", []);
        }
        else
        {
            string status = from > 0 ? $"206 Partial Content\r\nContent-Range: bytes {from}-{file.Length - 1}/{file.Length}" : "200 OK";
            await Send(stream, $"HTTP/1.1 {status}\r\nContent-Length: {file.Length - from}\r\nConnection: close\r\n\r\n", file[(int)from..]);
        }
    }

    private async Task Send(NetworkStream stream, string head, byte[] body)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body.AsMemory(0, Math.Min(body.Length, BreakAfter)));
        await stream.FlushAsync();
        if (GoesSilent)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), _stop.Token);
        }
    }
}
