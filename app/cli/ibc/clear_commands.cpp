// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <algorithm>

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/ibc/ibc_words.h"
#include "cli/triggers/trigger_words.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

constexpr int mostPackets = 100;

/// The stuck packets of a channel, the oldest first.
Expected<std::vector<quint64>> stuckSequences(Context& context, const ClearingRequest& request)
{
    const auto ibc = ibcOf(context);
    if (!ibc)
        return fail(ibc.error());
    PacketFilter filter;
    filter.chainId = request.chainId;
    filter.channel = request.channel;
    filter.stuck = StuckKind::None;
    filter.limit = 10'000;
    const auto page = context.wait((*ibc)->packets(filter));
    if (!page)
        return fail(page.error());
    std::vector<quint64> all;
    for (const IbcPacket& packet : page->packets)
        if (packet.key.port == request.port)
            all.push_back(packet.key.sequence);
    if (all.empty())
        return fail(ErrorKind::NotFound, "NOTHING_STUCK",
                    Message(u"No packet of %1 on %2 is stuck. To clear others, specify --sequences."_s.arg(
                        request.channel, request.chainId)));
    std::sort(all.begin(), all.end());
    if (all.size() > std::size_t(mostPackets)) {
        context.out.note(u"%1 are stuck. The first 100 are cleared; repeat the command for the rest."_s.arg(
            plural(qint64(all.size()), "packet")));
        all.resize(std::size_t(mostPackets));
    }
    return all;
}

Expected<ClearingRequest> requestOf(Context& context)
{
    ClearingRequest request;
    const ChannelName name = channelName(context.args.at(1));
    request.port = name.port;
    request.channel = name.channel;
    if (context.args.has("sequences")) {
        const auto wanted = sequences(context.args.value("sequences"));
        if (!wanted)
            return fail(wanted.error());
        request.sequences = *wanted;
    }
    const auto ibc = ibcOf(context);
    if (!ibc)
        return fail(ibc.error());
    const auto chain = ibcChainId(context, **ibc, context.args.at(0));
    if (!chain)
        return fail(chain.error());
    request.chainId = *chain;
    if (request.sequences.empty()) {
        const auto stuck = stuckSequences(context, request);
        if (!stuck)
            return fail(stuck.error());
        request.sequences = *stuck;
    }
    return request;
}

void print(Context& context, const ClearingPlan& plan)
{
    std::vector<QStringList> rows;
    for (const ClearingPlan::Packet& packet : plan.packets)
        rows.push_back({QString::number(packet.sequence), packet.work, packet.note.english()});
    context.out.table({u"SEQUENCE"_s, u"WORK"_s, u"NOTE"_s}, rows, {0});
    context.out.pairs({{u"cost"_s, plan.cost.isEmpty() ? u"unknown"_s : plan.cost}, {u"runs"_s, plan.command}});
    for (const Message& warning : plan.warnings)
        context.out.warning(warning.english());
}

bool isOver(ClearingState state)
{
    switch (state) {
        case ClearingState::Planned:
        case ClearingState::Queued:
        case ClearingState::Running:
        case ClearingState::Verifying:
            return false;
        case ClearingState::Completed:
        case ClearingState::Partial:
        case ClearingState::Failed:
        case ClearingState::Cancelled:
            break;
    }
    return true;
}

/// Waits until the operation is over. Asked once a second: an operation has no signal.
Expected<ClearingOperation> followed(Context& context, ClearingQueries& clearing, ClearingOperation operation)
{
    while (!isOver(operation.state)) {
        QElapsedTimer clock;
        clock.start();
        if (const auto turned = context.waitUntil([&] { return clock.elapsed() >= 1'000; }); !turned)
            return fail(turned.error());
        const ClearingState before = operation.state;
        auto now = context.wait(clearing.operation(operation.id));
        if (!now)
            return fail(now.error());
        operation = *std::move(now);
        if (operation.state != before)
            context.out.note(QString::fromLatin1(name(operation.state)));
    }
    return operation;
}

int told(Context& context, const ClearingOperation& operation)
{
    printOperation(context, operation);
    qint64 pending = 0;
    for (const ClearingOperation::Packet& packet : operation.packets)
        pending += packet.verdict == "pending"_L1 || packet.verdict == "unprovable"_L1 || packet.verdict == "failed"_L1;
    if (operation.state == ClearingState::Completed) {
        context.out.line(u"%1 cleared."_s.arg(plural(qint64(operation.packets.size()), "packet")));
        return 0;
    }
    const QString cause = operation.error.english();
    return context.out.json
               ? 1
               : context.finish(Error::make(
                     ErrorKind::Unavailable, "HERMES_FAILED",
                     Message(u"%1 not cleared.%2"_s.arg(plural(pending, "packet"),
                                                        cause.isEmpty() ? QString() : QLatin1Char(' ') + cause))));
}

int clear(Context& context)
{
    const auto request = requestOf(context);
    if (!request)
        return context.finish(request.error());
    const auto clearing = clearingOf(context);
    if (!clearing)
        return context.finish(clearing.error());
    const auto plan = context.wait((*clearing)->plan(*request));
    if (!plan)
        return context.finish(plan.error());
    const bool dryRun = context.args.has("dry-run");
    if (dryRun)
        context.out.object(toJson(*plan));
    print(context, *plan);
    if (!plan->refusals.empty())
        return context.finish(Error::make(ErrorKind::Refused, "CLEAR_REFUSED", Message::joined(plan->refusals)));
    const bool anything = std::any_of(plan->packets.begin(), plan->packets.end(),
                                      [](const auto& packet) { return packet.work != "nothing"_L1; });
    if (!anything)
        context.out.line(u"There is nothing to relay."_s);
    if (dryRun || !anything)
        return 0;
    context.out.note(u"The relayer of this console signs and pays the transactions."_s);
    if (const auto sure = context.confirmByTyping(u"clear"_s); !sure)
        return context.finish(sure.error());
    const auto started = context.wait((*clearing)->clear(*request));
    if (!started)
        return context.finish(started.error());
    const auto done = followed(context, **clearing, *started);
    return done ? told(context, *done) : context.finish(done.error());
}

int importFile(Context& context)
{
    const auto content = contentOf(context.args.at(0));
    if (!content)
        return context.finish(content.error());
    const auto ibc = ibcOf(context);
    if (!ibc)
        return context.finish(ibc.error());
    const bool store = !context.args.has("dry-run");
    const auto rows = context.wait((*ibc)->importClearing(*content, store));
    if (!rows)
        return context.finish(rows.error());
    context.out.object({{u"rows"_s, *rows}, {u"stored"_s, store}});
    context.out.line(store ? u"%1 imported."_s.arg(plural(*rows, "row"))
                           : u"The file can be imported: %1."_s.arg(plural(*rows, "row")));
    return 0;
}

}  // namespace

std::vector<CommandSpec> clearCommands()
{
    const QString word = u"ibc"_s;
    return {
        {{word, u"clear"_s},
         "C CHANNEL",
         "relay stuck packets of a channel by the Hermes of this console (settings ibc.hermes_path, ibc.hermes_config)",
         {{"sequences", Kind::Value, "LIST",
           "these packets, such as 4,7-9 (default: the stuck ones); at most 100 at a time"},
          {"dry-run", Kind::Flag, "", "ask both chains what would be relayed, and relay nothing"},
          {"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli ibc clear osmosis-1 channel-0 --dry-run\n"
         "signalbox-cli ibc clear osmosis-1 channel-0 --sequences 5118204,5118206-5118210 --yes\n"
         "signalbox-cli ibc clear osmosis-1 icahost/channel-7",
         clear},
        {{word, u"import"_s},
         "FILE",
         "import clearing operations, payments and refunds of another system from a JSON file; \"-\" reads standard "
         "input",
         {{"dry-run", Kind::Flag, "", "check the file, and store nothing"}},
         "signalbox-cli ibc import operations.json --dry-run\nsignalbox-cli ibc import operations.json",
         importFile},
    };
}

}  // namespace signalbox::cli
