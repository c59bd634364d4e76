// SPDX-License-Identifier: GPL-3.0-or-later

// A stream of events of an MCP server, read in pieces of the size of the first byte; each event is then read as an
// agent's registration file, and as a file with the ID of the event before.
#include "actions/mcp/agent_file.h"
#include "actions/mcp/agent_server.h"
#include "actions/mcp/sse_parser.h"
#include "fuzz_input.h"

using namespace signalbox;
using namespace signalbox::actions;

namespace {

std::vector<QByteArray> events(SseParser& parser, const QByteArray& stream, qsizetype step)
{
    std::vector<QByteArray> found;
    for (qsizetype at = 0; at < stream.size(); at += step)
        parser.feed(stream.mid(at, step), [&found](const SseEvent& event) {
            fuzz::require(!event.type.contains('\n') && !event.type.isEmpty());
            found.push_back(event.type + '|' + event.data);
            return true;
        });
    return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    const qsizetype step = input.takeByte() + 1;
    const QByteArray stream = input.restBytes();
    SseParser whole, pieces;
    const auto found = events(whole, stream, std::max<qsizetype>(stream.size(), 1));
    fuzz::require(found == events(pieces, stream, step));
    fuzz::require(whole.lastId() == pieces.lastId() && whole.retryMs() == pieces.retryMs());
    QByteArray before;
    for (const QByteArray& event : found) {
        const QByteArray content = event.mid(event.indexOf('|') + 1);
        if (const auto server = readAgentServer(content))
            fuzz::require(!server->url.isEmpty());
        matchesCid(content, before);
        before = content;
    }
    return 0;
}
