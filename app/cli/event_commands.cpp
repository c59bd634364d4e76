// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

const std::vector<OptionSpec>& filterOptions()
{
    static const std::vector<OptionSpec> options{
        {"chain", Kind::Value, "C", "the chain (required for transfers in a workspace of several chains)"},
        {"registry-events", Kind::Flag, "", "ERC-8004 registry events instead of transfers"},
        {"address", Kind::Value, "ADDRESS", "sender or receiver; for registry events client, owner or validator"},
        {"sender", Kind::Value, "ADDRESS", "transfers from this address"},
        {"receiver", Kind::Value, "ADDRESS", "transfers to this address"},
        {"token", Kind::Value, "ADDRESS", "transfers of this token"},
        {"transaction", Kind::Value, "HASH", "events of this transaction"},
        {"registry", Kind::Value, "NAME", "identity, reputation or validation"},
        {"type", Kind::Value, "NAME", "registry events of this type, such as NewFeedback"},
        {"tag", Kind::Value, "TEXT", "registry events with this tag"},
        {"agent", Kind::Value, "ID", "registry events of this agent"},
        {"from-block", Kind::Value, "BLOCK", "first block"},
        {"to-block", Kind::Value, "BLOCK", "last block"},
        {"since", Kind::Value, "TIME", "earliest time (ISO 8601, UTC)"},
        {"until", Kind::Value, "TIME", "latest time (ISO 8601, UTC)"},
        {"oldest-first", Kind::Flag, "", "oldest events first"},
    };
    return options;
}

Expected<EventQuery> queryOf(Context& context)
{
    const Invocation& args = context.args;
    EventQuery query;
    const bool registry =
        args.has("registry-events") || args.has("registry") || args.has("type") || args.has("tag") || args.has("agent");
    query.kind = registry ? EventKind::Registry : EventKind::Transfers;
    if (args.has("chain")) {
        const auto chain = context.chain(args.value("chain"));
        if (!chain)
            return fail(chain.error());
        query.caip2 = chain->caip2;
    } else if (!registry) {
        const auto engine = context.engine();
        if (!engine)
            return fail(engine.error());
        const SnapshotPtr snapshot = (*engine)->snapshot();
        if (snapshot->chains.size() != 1)
            return fail(ErrorKind::Invalid, "CHAIN_REQUIRED", Message(u"Specify a chain: --chain C."_s));
        query.caip2 = snapshot->chains.front().caip2;
    }
    query.address = args.value("address");
    query.from = args.value("sender");
    query.to = args.value("receiver");
    query.contract = args.value("token");
    query.transaction = args.value("transaction");
    query.registry = args.value("registry");
    query.eventType = args.value("type");
    query.tag = args.value("tag");
    query.agentId = args.value("agent");
    for (const auto& [option, height] : {std::pair{"from-block", &query.fromBlock}, {"to-block", &query.toBlock}}) {
        if (!args.has(option))
            continue;
        const auto block = number(args.value(option), "block number");
        if (!block)
            return fail(block.error());
        *height = *block;
    }
    for (const auto& [option, time] : {std::pair{"since", &query.fromTime}, {"until", &query.toTime}}) {
        if (!args.has(option))
            continue;
        *time = QDateTime::fromString(args.value(option), Qt::ISODate);
        if (time->timeSpec() == Qt::LocalTime)
            time->setTimeSpec(Qt::UTC);
        if (!time->isValid())
            return fail(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"--%1 must be a time such as 2026-11-21 or 2026-11-21T14:00:00Z."_s.arg(
                            QLatin1String(option))));
    }
    query.newestFirst = !args.has("oldest-first");
    return query;
}

QStringList eventHead(EventKind kind)
{
    return QString::fromLatin1(kind == EventKind::Transfers
                                   ? "time block log token from to value transaction"
                                   : "time block log registry event agent client value tag1 id")
        .split(QLatin1Char(' '));
}

QStringList eventRow(EventKind kind, const EventRow& row)
{
    QStringList cells;
    for (const QString& column : eventHead(kind))
        cells << row.cells.value(column).toVariant().toString();
    return cells;
}

void print(Context& context, EventKind kind, const std::vector<EventRow>& rows, bool head)
{
    std::vector<QStringList> lines;
    for (const EventRow& row : rows) {
        context.out.object(toJson(row));
        lines.push_back(eventRow(kind, row));
    }
    QStringList titles = eventHead(kind);
    for (QString& title : titles)
        title = head ? title.toUpper() : QString();
    if (head || !lines.empty())
        context.out.table(titles, lines, {1, 2});
}

int follow(Context& context, Engine* engine, EventQuery query)
{
    query.newestFirst = false;
    query.cursor.clear();
    QSet<QString> seen;
    Height last = query.fromBlock.value_or(0);
    bool again = true;
    QObject::connect(engine, &Engine::rowsCommitted, &context, [&](const QString& caip2) {
        again |= query.caip2.isEmpty() || caip2 == query.caip2;
        Q_EMIT context.turned();
    });
    QElapsedTimer asked;
    asked.start();
    // The caller has already printed the stored rows.
    bool first = true;
    while (!context.isInterrupted()) {
        const auto woken = context.waitUntil([&] { return first || again || asked.elapsed() > 1'000; });
        if (!woken)
            break;
        again = false;
        asked.restart();
        query.fromBlock = last;
        query.cursor.clear();
        while (true) {
            const auto page = context.wait(engine->events(query));
            if (!page) {
                if (page.error().kind == ErrorKind::Cancelled)
                    return 0;
                return context.finish(page.error());
            }
            std::vector<EventRow> fresh;
            for (const EventRow& row : page->rows) {
                if (row.pending || seen.contains(row.key))
                    continue;
                const Height block = row.cells.value("block"_L1).toVariant().toLongLong();
                if (block > last) {
                    last = block;
                    seen.clear();
                }
                seen.insert(row.key);
                fresh.push_back(row);
            }
            if (!first)
                print(context, query.kind, fresh, false);
            if (page->next.isEmpty())
                break;
            query.cursor = page->next;
        }
        first = false;
    }
    return 0;
}

int events(Context& context)
{
    auto query = queryOf(context);
    if (!query)
        return context.finish(query.error());
    if (context.args.has("limit")) {
        const auto limit = number(context.args.value("limit"), "number of rows");
        if (!limit)
            return context.finish(limit.error());
        query->limit = int(std::clamp<qint64>(*limit, 1, 1'000'000));
    }
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    int left = query->limit;
    bool head = true;
    std::optional<qint64> total;
    bool exact = false;
    Height newest = query->fromBlock.value_or(0);
    while (left > 0) {
        EventQuery part = *query;
        part.limit = std::min(left, 1'000);
        const auto page = context.wait((*engine)->events(part));
        if (!page)
            return context.finish(page.error());
        for (const EventRow& row : page->rows)
            newest = std::max<Height>(newest, row.cells.value("block"_L1).toVariant().toLongLong());
        print(context, query->kind, page->rows, head);
        head = false;
        if (page->total || query->cursor.isEmpty()) {
            total = page->total;
            exact = page->totalExact;
        }
        left -= int(page->rows.size());
        query->cursor = page->next;
        if (page->next.isEmpty())
            break;
    }
    if (total)
        context.out.note(u"%1%2 in total"_s.arg(exact ? QString() : u"≈ "_s, plural(*total, "row")));
    if (!context.args.has("follow"))
        return 0;
    query->fromBlock = newest;
    return follow(context, *engine, *query);
}

int exportRows(Context& context)
{
    const auto query = queryOf(context);
    if (!query)
        return context.finish(query.error());
    ExportRequest request;
    request.query = *query;
    request.file = QDir::current().absoluteFilePath(context.args.at(0));
    request.format = context.args.value("format", formatOfFile(request.file));
    if (request.format != "csv"_L1 && request.format != "json"_L1)
        return context.finish(Error::make(ErrorKind::Invalid, "BAD_USAGE",
                                          Message(u"--format must be csv or json (one object per line)."_s)));
    if (QFileInfo::exists(request.file) && !context.args.has("overwrite"))
        return context.finish(
            Error::make(ErrorKind::Refused, "FILE_EXISTS",
                        Message(u"%1 already exists. Add --overwrite to replace it."_s.arg(request.file))));
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    JobStatus last;
    qint64 id = 0;
    QElapsedTimer said;
    said.start();
    QObject::connect(*engine, &Engine::jobChanged, &context, [&](const JobStatus& status) {
        if (id != 0 && status.id != id)
            return;
        last = status;
        if (said.elapsed() > 1'000 && !status.finished) {
            said.restart();
            context.out.note(u"%1, %2 rows/s%3"_s.arg(
                plural(status.rows, "row"), grouped(qint64(status.rate)),
                status.remainingSeconds ? u", %1 left"_s.arg(durationText(*status.remainingSeconds)) : QString()));
        }
        Q_EMIT context.turned();
    });
    id = (*engine)->startExport(request);
    const auto over = context.waitUntil([&] { return last.finished; });
    if (!over) {
        (*engine)->cancelJob(id);
        return context.finish(over.error());
    }
    if (last.error)
        return context.finish(*last.error);
    context.out.object(toJson(last));
    context.out.line(u"Exported %1 to %2."_s.arg(plural(last.rows, "row"), request.file));
    return 0;
}

}  // namespace

std::vector<CommandSpec> eventCommands()
{
    std::vector<OptionSpec> eventOptions = filterOptions(), exportOptions = filterOptions();
    eventOptions.push_back({"limit", Kind::Value, "N", "maximum rows (default 100)"});
    eventOptions.push_back({"follow", Kind::Flag, "", "print new events as they are stored"});
    exportOptions.push_back(
        {"format", Kind::Value, "csv|json", "csv, or json with one object per line (default: from the file name)"});
    exportOptions.push_back({"overwrite", Kind::Flag, "", "replace an existing file"});
    return {
        {{u"events"_s},
         "",
         "list stored transfers or registry events, newest first",
         eventOptions,
         "signalbox-cli events --chain Base --token 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913 --limit 20\n"
         "signalbox-cli events --registry-events --type NewFeedback --json\nsignalbox-cli events --chain Base --follow",
         events},
        {{u"export"_s},
         "FILE",
         "export all matching events to a file",
         exportOptions,
         "signalbox-cli export transfers.csv --chain Base --since 2026-11-01",
         exportRows},
    };
}

}  // namespace signalbox::cli
