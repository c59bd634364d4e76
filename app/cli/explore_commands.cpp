// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/explorer.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

QString groupedDigits(const QString& digits)
{
    const bool negative = digits.startsWith(QLatin1Char('-'));
    QString text = negative ? digits.mid(1) : digits;
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, QLatin1Char(','));
    return negative ? QLatin1Char('-') + text : text;
}

QString shown(const ExplorerField& field)
{
    if (field.name == "position_closed_date"_L1 && field.value == "1970-01-01"_L1)
        return {};  // the position is open
    const bool number = field.type == ExplorerField::Type::Amount ||
                        (field.type == ExplorerField::Type::Number && !field.name.endsWith("_id"_L1));
    return number ? groupedDigits(field.value) : field.value;
}

QString timeText(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString();
}

QString coverage(const ExplorerChain& chain)
{
    if (!chain.from)
        return u"%1: nothing indexed yet"_s.arg(chain.caip2);
    const QString complete = u"%1: complete from block %2 to %3"_s.arg(chain.caip2, grouped(*chain.from),
                                                                       grouped(chain.indexed.value_or(*chain.from)));
    return chain.historyFrom > *chain.from
               ? complete + u", states and versions from block %1"_s.arg(grouped(chain.historyFrom))
               : complete;
}

void print(const Output& out, const ExplorerRecord& record)
{
    std::vector<std::pair<QString, QString>> rows;
    rows.emplace_back(u"table"_s, record.entity);
    rows.emplace_back(record.gone ? u"removed at block"_s : u"since block"_s,
                      timeText(record.time).isEmpty()
                          ? grouped(record.height)
                          : u"%1  (%2 UTC)"_s.arg(grouped(record.height), timeText(record.time)));
    for (const ExplorerField& field : record.fields) {
        // of a block's many counters, only those that are not zero
        if (record.entity == "block_summaries"_L1 && (field.value == "0"_L1 || field.value == "false"_L1))
            continue;
        rows.emplace_back(field.name, shown(field));
    }
    out.pairs(rows);
    out.line({});
}

/// A printed list: its rows, the kinds of objects that have it, and the columns shown. --json includes all columns.
struct RowList {
    const char *name, *kinds, *columns;
    ExplorerListQuery::What what;
};
using What = ExplorerListQuery::What;
constexpr RowList rowLists[] = {
    {"transactions", "account block", "tx_index tx_hash message_type signer recipient amount fee", What::Transactions},
    {"events", "account validator block", "event_index event_type address amount order_id reference", What::Events},
    {"slashes", "validator", "amount reference", What::Slashes},
    {"payments", "account validator", "committee_id percent", What::Payments},
    {"positions", "account",
     "snapshot_date pool_id snapshot_balance pool_share_percentage position_created_date position_closed_date",
     What::Positions},
    {"holders", "pool", "address points liquidity_pool_points", What::Holders},
};

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

Expected<std::vector<RowList>> listsAskedFor(const Context& context, ExplorerKind kind)
{
    std::vector<RowList> all;
    QStringList fitting;
    for (const RowList& each : rowLists)
        if (words(each.kinds).contains(QLatin1String(name(kind))))
            fitting << QLatin1String(each.name);
    for (const QString& wanted : context.args.list("list")) {
        if (!fitting.contains(wanted))
            return fail(ErrorKind::Invalid, "BAD_USAGE",
                        Message(fitting.isEmpty() ? u"Kind %1 has no lists."_s.arg(QLatin1String(name(kind)))
                                                  : u"\"%1\" is not a list of kind %2. Available lists: %3."_s.arg(
                                                        wanted, QLatin1String(name(kind)), fitting.join(", "_L1))));
        for (const RowList& each : rowLists)
            if (wanted == QLatin1String(each.name))
                all.push_back(each);
    }
    return all;
}

/// Prints the pages of a list as one table. Without `columns` (history), all columns that fit on a line.
Expected<Done> printRows(Context& context, Explorer* explorer, ExplorerListQuery query, int most, QStringList columns,
                         const QString& title, const QJsonObject& mark)
{
    const bool timed = query.what != What::Positions;  // positions are daily
    QStringList head{u"BLOCK"_s};
    if (timed)
        head << u"TIME (UTC)"_s;
    std::vector<QStringList> rows;
    std::vector<int> right{0};
    bool gone = false;
    for (int left = most; left > 0;) {
        query.limit = std::min(left, 500);
        const auto page = context.wait(explorer->list(query));
        if (!page)
            return fail(page.error());
        for (const ExplorerRecord& record : page->records) {
            QJsonObject object = toJson(record);
            for (auto each = mark.begin(); each != mark.end(); ++each)
                object.insert(each.key(), each.value());
            context.out.object(object);
            if (columns.isEmpty())
                for (const ExplorerField& field : record.fields)
                    if (field.type != ExplorerField::Type::Hex && field.type != ExplorerField::Type::Json)
                        columns << field.name;
            QStringList row{grouped(record.height)};
            if (timed)
                row << timeText(record.time);
            for (const QString& column : std::as_const(columns)) {
                const auto field = std::find_if(record.fields.begin(), record.fields.end(),
                                                [&](const ExplorerField& each) { return each.name == column; });
                row << (field == record.fields.end() ? QString() : shown(*field));
                if (rows.empty() && field != record.fields.end() &&
                    (field->type == ExplorerField::Type::Amount || field->type == ExplorerField::Type::Number))
                    right.push_back(int(row.size()) - 1);
            }
            if (record.gone)
                row << u"gone"_s;
            gone = gone || record.gone;
            rows.push_back(row);
        }
        left -= int(page->records.size());
        if (page->next.isEmpty())
            break;
        query.cursor = page->next;
    }
    context.out.line(title);
    for (const QString& column : std::as_const(columns))
        head << column.toUpper();
    if (gone)
        head << QString();
    if (rows.empty())
        context.out.line(u"none"_s);
    else
        context.out.table(head, rows, right);
    context.out.line({});
    return Done{};
}

Expected<Done> history(Context& context, Explorer* explorer, const ExplorerAnswer& answer, int most)
{
    for (const ExplorerChain& chain : answer.chains) {
        QStringList done;
        for (const ExplorerRecord& record : chain.records) {
            // only the object's own table; an order may be in any of four
            if (done.contains(record.entity) || (answer.kind != ExplorerKind::Order && !done.isEmpty()))
                continue;
            done << record.entity;
            ExplorerListQuery query;
            query.kind = answer.kind;
            query.key = answer.key;
            query.caip2 = chain.caip2;
            query.entity = record.entity;
            const auto printed =
                printRows(context, explorer, query, most, {}, u"%1, %2, newest first"_s.arg(chain.caip2, record.entity),
                          {{u"event"_s, u"version"_s}});
            if (!printed)
                return printed;
        }
    }
    return Done{};
}

Expected<Done> list(Context& context, Explorer* explorer, const ExplorerAnswer& answer, const RowList& rows, int most)
{
    const QString name = QLatin1String(rows.name);
    for (const ExplorerChain& chain : answer.chains) {
        if (chain.records.empty())
            continue;
        ExplorerListQuery query;
        query.what = rows.what;
        query.kind = answer.kind;
        query.key = answer.key;
        query.caip2 = chain.caip2;
        const bool inOrder = answer.kind == ExplorerKind::Block || rows.what == What::Holders;
        const auto printed =
            printRows(context, explorer, query, most, words(rows.columns),
                      inOrder ? u"%1, %2"_s.arg(chain.caip2, name) : u"%1, %2, newest first"_s.arg(chain.caip2, name),
                      {{u"event"_s, u"row"_s}, {u"list"_s, name}});
        if (!printed)
            return printed;
    }
    return Done{};
}

/// Includes the errors of chains that could not be queried. If none could, nothing is known about the key.
Error nothingFound(const ExplorerAnswer& answer, ExplorerKind kind)
{
    QStringList asked, failures;
    const Error* first = nullptr;
    for (const ExplorerChain& chain : answer.chains) {
        if (!chain.error) {
            asked << coverage(chain);
            continue;
        }
        first = first ? first : &*chain.error;
        failures << chain.error->text();
    }
    if (first && asked.isEmpty()) {
        Error all = *first;
        all.message = Message(failures.join(QLatin1Char(' ')));
        return all;
    }
    if (asked.isEmpty())
        return Error::make(ErrorKind::NotFound, "NOTHING_FOUND", Message(u"This workspace has no Canopy chains."_s));
    failures.prepend(
        u"The %1 %2 was not found. Searched: %3."_s.arg(QLatin1String(name(kind)), answer.key, asked.join("; "_L1)));
    return Error::make(ErrorKind::NotFound, "NOTHING_FOUND", Message(failures.join(QLatin1Char(' '))));
}

int explore(Context& context)
{
    const auto kind = explorerKind(context.args.at(0));
    if (!kind)
        return context.finish(Error::make(
            ErrorKind::Invalid, "BAD_USAGE",
            Message(u"\"%1\" is not a valid kind. Use account, validator, pool, order, block or transaction."_s.arg(
                context.args.at(0)))));
    ExplorerQuery query;
    query.kind = *kind;
    query.key = context.args.at(1);
    int versions = 0, most = 50;
    for (const char* option : {"height", "history", "rows"}) {
        if (!context.args.has(option))
            continue;
        const QByteArray what = QByteArray("value for --") + option;
        const auto given = number(context.args.value(option), what.constData());
        if (!given)
            return context.finish(given.error());
        const bool height = qstrcmp(option, "height") == 0;
        if (*given < 0 || (!height && *given > 100'000))
            return context.finish(Error::make(
                ErrorKind::Invalid, "BAD_USAGE",
                Message(u"--%1 must be from 0 to 100,000, not %2."_s.arg(QLatin1String(option), grouped(*given)))));
        if (height)
            query.height = *given;
        else
            (option[0] == 'h' ? versions : most) = int(*given);
    }
    const auto lists = listsAskedFor(context, *kind);
    if (!lists)
        return context.finish(lists.error());
    const bool versioned = *kind != ExplorerKind::Block && *kind != ExplorerKind::Transaction;
    if (versions > 0 && !versioned)
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"A %1 never changes and has no history."_s.arg(QLatin1String(name(*kind))))));
    if (recognizeKey(query.key).empty())
        versions = 0;  // the engine reports what is wrong with the key
    for (const QString& word : context.args.list("chain")) {
        const auto chain = context.chain(word);
        if (!chain)
            return context.finish(chain.error());
        query.chains << chain->caip2;
    }
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    Explorer* explorer = (*engine)->explorer();
    const auto answer = context.wait(explorer->find(query));
    if (!answer)
        return context.finish(answer.error());
    for (const ExplorerChain& chain : answer->chains) {
        context.out.object(toJson(chain));
        if (chain.error && answer->found())
            context.out.line(chain.error->text() + QLatin1Char('\n'));
        if (chain.records.empty())
            continue;
        context.out.line(u"%1  %2"_s.arg(chain.name, coverage(chain)));
        for (const ExplorerRecord& record : chain.records)
            print(context.out, record);
    }
    if (!answer->found())
        return context.finish(nothingFound(*answer, *kind));
    if (versions > 0)
        if (const auto printed = history(context, explorer, *answer, versions); !printed)
            return context.finish(printed.error());
    for (const RowList& rows : *lists)
        if (const auto printed = list(context, explorer, *answer, rows, most); !printed)
            return context.finish(printed.error());
    return 0;
}

}  // namespace

std::vector<CommandSpec> exploreCommands()
{
    return {
        {{u"explore"_s},
         "KIND KEY",
         "find an account, validator, pool, order, block or transaction on all Canopy chains",
         {{"chain", Kind::List, "C", "only this chain. May be repeated"},
          {"height", Kind::Value, "BLOCK", "show the state after this block instead of the current state"},
          {"history", Kind::Value, "N", "also show the newest N versions"},
          {"list", Kind::List, "WHAT",
           "also show related rows: transactions, events, slashes, payments, positions (liquidity by day) or holders. "
           "May be repeated"},
          {"rows", Kind::Value, "N", "maximum rows per list (default 50)"}},
         "signalbox-cli explore account 851e90eaef1fa27debaee2c2591503bdeec1d123\n"
         "signalbox-cli explore validator 851e90eaef1fa27debaee2c2591503bdeec1d123 --height 1200 --chain canopy:1\n"
         "signalbox-cli explore pool 32769 --history 20 --json\n"
         "signalbox-cli explore account 851e90eaef1fa27debaee2c2591503bdeec1d123 --list positions --list payments\n"
         "signalbox-cli explore block 1200 --list transactions",
         explore},
    };
}

}  // namespace signalbox::cli
