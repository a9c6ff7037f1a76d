using System.Net;
using System.Net.Http.Headers;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>Fetches files of published data sets: resumes what was begun, checks it, and only then gives it its name.</summary>
/// <remarks>While a file comes in it is called NAME.part; a later call asks the server for the rest of it (RFC 9110, range requests).</remarks>
public sealed class DataDownload : IDisposable
{
    private const int BufferSize = 1 << 16;
    private readonly HttpClient _client;
    private readonly Uri? _mirror;

    /// <summary>Prepares downloads; nothing is asked of the network yet.</summary>
    /// <param name="mirror">Address of a folder that has the files under their names; null for the places where they are published.</param>
    public DataDownload(Uri? mirror = null)
    {
        _mirror = mirror is null || mirror.AbsoluteUri.EndsWith('/') ? mirror : new Uri(mirror.AbsoluteUri + "/");
        _client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(20) }) { Timeout = TimeSpan.FromSeconds(60) };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("EnergyLandscape", "0.1"));
    }

    /// <summary>How long a server may be silent in the middle of a file.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where a file is fetched from.</summary>
    public Uri AddressOf(PublishedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _mirror is null ? file.Address : new Uri(_mirror, file.Name);
    }

    /// <summary>Fetches a file, unless it is there already.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">Where it goes; made when it does not exist.</param>
    /// <param name="token">Cancels; what has come in stays for the next call.</param>
    /// <returns>Whether anything was fetched; false when the file was there with the right checksum.</returns>
    /// <exception cref="InputException">The server cannot be reached, has no such file or sends another one, or the folder cannot be written
    /// to; the sentence says where to get the file by hand and where to put it.</exception>
    public async Task<bool> Fetch(PublishedFile file, DownloadFolder folder, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(folder);
        switch (folder.StateOf(file))
        {
            case FileState.Present:
                return false;
            case FileState.Different:
                throw new InputException($"{folder.PathOf(file)} is there but has not the SHA-256 {file.Sha256} of the published file; expected none or that one, so move it away");
        }

        string path = folder.PathOf(file), part = path + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            bool resumed = File.Exists(part) && new FileInfo(part).Length > 0;
            string found = await Download(file, path, part, token).ConfigureAwait(false);
            if (found != file.Sha256 && resumed)
            {
                // What was there before may have been the beginning of something else.
                found = await Download(file, path, part, token).ConfigureAwait(false);
            }

            if (found != file.Sha256)
            {
                throw ByHand(file, path, $"sent a file with the SHA-256 {found} where {file.Sha256} is published");
            }

            File.Move(part, path);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be written ({problem.Message.TrimEnd('.')}), expected a folder that can be written to and no other download of the same file", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // Completes the part file and returns its checksum; a wrong one is removed.
    private async Task<string> Download(PublishedFile file, string path, string part, CancellationToken token)
    {
        try
        {
            using FileStream stream = new(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            if (stream.Length > file.Bytes)
            {
                stream.SetLength(0);
            }

            stream.Position = stream.Length;
            if (stream.Position < file.Bytes)
            {
                await Append(file, path, stream, token).ConfigureAwait(false);
            }
        }
        catch (InputException) when (new FileInfo(part) is { Exists: true, Length: 0 })
        {
            File.Delete(part);
            throw;
        }

        string found = DownloadFolder.Sha256Of(part);
        if (found != file.Sha256)
        {
            File.Delete(part);
        }

        return found;
    }

    private async Task Append(PublishedFile file, string path, FileStream stream, CancellationToken token)
    {
        try
        {
            using HttpResponseMessage response = await Ask(file, stream.Position, token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw ByHand(file, path, FormattableString.Invariant($"answered {(int)response.StatusCode} ({response.ReasonPhrase})"));
            }

            bool continues = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == stream.Position;
            if (!continues)
            {
                stream.SetLength(0);
            }

            await Copy(response.Content, stream, file.Bytes, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException problem) when (!token.IsCancellationRequested)
        {
            throw ByHand(file, path, "did not answer in time", problem);
        }
        catch (HttpRequestException problem)
        {
            throw ByHand(file, path, $"cannot be reached ({problem.Message.TrimEnd('.').ReplaceLineEndings(" ")})", problem);
        }
        catch (HttpIOException problem)
        {
            throw ByHand(file, path, $"broke off ({problem.Message.TrimEnd('.').ReplaceLineEndings(" ")})", problem);
        }

        if (stream.Length < file.Bytes)
        {
            throw ByHand(file, path, FormattableString.Invariant($"ended after {stream.Length} of {file.Bytes} bytes"));
        }
    }

    private async Task<HttpResponseMessage> Ask(PublishedFile file, long from, CancellationToken token)
    {
        HttpResponseMessage response = await Send(file, from, token).ConfigureAwait(false);
        if (from > 0 && (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
            || (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From != from)))
        {
            response.Dispose();
            return await Send(file, 0, token).ConfigureAwait(false);
        }

        return response;
    }

    private async Task<HttpResponseMessage> Send(PublishedFile file, long from, CancellationToken token)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, AddressOf(file));
        request.Headers.Range = from > 0 ? new RangeHeaderValue(from, null) : null;
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
    }

    // No more than one byte beyond the size: the checksum refuses it then, and a page of errors without end cannot fill the disk.
    private async Task Copy(HttpContent content, FileStream stream, long size, CancellationToken token)
    {
        using CancellationTokenSource silence = CancellationTokenSource.CreateLinkedTokenSource(token);
        silence.CancelAfter(Patience);
        using Stream source = await content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
        byte[] buffer = new byte[BufferSize];
        while (stream.Position <= size)
        {
            silence.CancelAfter(Patience);
            int read;
            try
            {
                read = await source.ReadAsync(buffer, silence.Token).ConfigureAwait(false);
            }
            catch (IOException problem) when (problem is not HttpIOException)
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded, problem.Message, problem);
            }

            if (read == 0)
            {
                return;
            }

            await stream.WriteAsync(buffer.AsMemory(0, read), token).ConfigureAwait(false);
        }
    }

    private InputException ByHand(PublishedFile file, string path, string what, Exception? problem = null)
        => new(FormattableString.Invariant($"{AddressOf(file)} {what}, expected {file.Name} of {file.Bytes} bytes; try again, or fetch {file.Address} by hand and put it at {path}"), problem!);
}
