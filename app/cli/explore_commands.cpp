#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/explorer.h"
#include "signalbox/json.h"

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
    const bool number = field.type == ExplorerField::Type::Amount ||
                        (field.type == ExplorerField::Type::Number && !field.name.endsWith(QLatin1String("_id")));
    return number ? groupedDigits(field.value) : field.value;
}

QString timeText(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : QString();
}

QString coverage(const ExplorerChain& chain)
{
    if (!chain.from)
        return QStringLiteral("%1: nothing is indexed yet").arg(chain.caip2);
    return QStringLiteral("%1: complete from block %2 to %3")
        .arg(chain.caip2, grouped(*chain.from), grouped(chain.indexed.value_or(*chain.from)));
}

void print(const Output& out, const ExplorerRecord& record)
{
    std::vector<std::pair<QString, QString>> rows;
    rows.emplace_back(QStringLiteral("table"), record.entity);
    rows.emplace_back(record.gone ? QStringLiteral("gone since block") : QStringLiteral("since block"),
                      timeText(record.time).isEmpty()
                          ? grouped(record.height)
                          : QStringLiteral("%1  (%2 UTC)").arg(grouped(record.height), timeText(record.time)));
    for (const ExplorerField& field : record.fields) {
        // of a block's many counters only those that counted
        if (record.entity == QLatin1String("block_summaries") &&
            (field.value == QLatin1String("0") || field.value == QLatin1String("false")))
            continue;
        rows.emplace_back(field.name, shown(field));
    }
    out.pairs(rows);
    out.line({});
}

int history(Context& context, Explorer* explorer, const ExplorerAnswer& answer, int most)
{
    for (const ExplorerChain& chain : answer.chains) {
        QStringList done;
        for (const ExplorerRecord& record : chain.records) {
            // the thing's own table; an order may be in any of four
            if (done.contains(record.entity) || (answer.kind != ExplorerKind::Order && !done.isEmpty()))
                continue;
            done << record.entity;
            ExplorerListQuery query;
            query.kind = answer.kind;
            query.key = answer.key;
            query.caip2 = chain.caip2;
            query.entity = record.entity;
            QStringList head{QStringLiteral("BLOCK"), QStringLiteral("TIME (UTC)")};
            std::vector<QStringList> rows;
            std::vector<int> right{0};
            for (int left = most; left > 0;) {
                query.limit = std::min(left, 500);
                const auto page = context.wait(explorer->list(query));
                if (!page)
                    return context.finish(page.error());
                for (const ExplorerRecord& version : page->records) {
                    QJsonObject object = toJson(version);
                    object.insert(QStringLiteral("event"), QStringLiteral("version"));
                    context.out.object(object);
                    QStringList row{grouped(version.height), timeText(version.time)};
                    for (const ExplorerField& field : version.fields) {
                        if (field.type == ExplorerField::Type::Hex || field.type == ExplorerField::Type::Json)
                            continue;
                        if (rows.empty()) {
                            if (field.type == ExplorerField::Type::Amount || field.type == ExplorerField::Type::Number)
                                right.push_back(int(head.size()));
                            head << field.name.toUpper();
                        }
                        row << shown(field);
                    }
                    if (rows.empty())
                        head << QString();
                    row << (version.gone ? QStringLiteral("gone") : QString());
                    rows.push_back(row);
                }
                left -= int(page->records.size());
                if (page->next.isEmpty())
                    break;
                query.cursor = page->next;
            }
            context.out.line(QStringLiteral("%1, %2, newest first").arg(chain.caip2, record.entity));
            context.out.table(head, rows, right);
            context.out.line({});
        }
    }
    return 0;
}

int explore(Context& context)
{
    const auto kind = explorerKind(context.args.at(0));
    if (!kind)
        return context.finish(Error::make(ErrorKind::Invalid, "BAD_USAGE",
                                          QStringLiteral("\"%1\" is nothing that can be looked up. It is one of: "
                                                         "account, validator, pool, order, block, transaction.")
                                              .arg(context.args.at(0))));
    ExplorerQuery query;
    query.kind = *kind;
    query.key = context.args.at(1);
    int versions = 0;
    for (const char* option : {"height", "history"}) {
        if (!context.args.has(option))
            continue;
        const auto given = number(context.args.value(option), option);
        if (!given)
            return context.finish(given.error());
        if (*given < 0 || (option[1] == 'i' && *given > 100'000))
            return context.finish(
                Error::make(ErrorKind::Invalid, "BAD_USAGE",
                            QStringLiteral("--%1 %2 is out of range.").arg(QLatin1String(option)).arg(*given)));
        if (qstrcmp(option, "height") == 0)
            query.height = *given;
        else
            versions = int(*given);
    }
    const bool versioned = *kind != ExplorerKind::Block && *kind != ExplorerKind::Transaction;
    if (versions > 0 && !versioned)
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE",
                        QStringLiteral("A %1 has no history: it never changes.").arg(QLatin1String(name(*kind)))));
    if (recogniseKey(query.key).empty())
        versions = 0;  // the engine says what is wrong with it
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
    std::optional<Error> trouble;
    for (const ExplorerChain& chain : answer->chains) {
        context.out.object(toJson(chain));
        if (chain.error)
            trouble = chain.error;
        if (chain.records.empty())
            continue;
        context.out.line(QStringLiteral("%1  %2").arg(chain.name, coverage(chain)));
        for (const ExplorerRecord& record : chain.records)
            print(context.out, record);
    }
    if (!answer->found()) {
        if (trouble && answer->chains.size() == 1)
            return context.finish(*trouble);
        QStringList asked;
        for (const ExplorerChain& chain : answer->chains)
            asked << (chain.error ? chain.caip2 + QLatin1String(": ") + chain.error->text : coverage(chain));
        return context.finish(Error::make(
            ErrorKind::NotFound, "NOTHING_FOUND",
            asked.isEmpty() ? QStringLiteral("This workspace has no Canopy chain to look into.")
                            : QStringLiteral("No chain knows the %1 %2. Asked: %3.")
                                  .arg(QLatin1String(name(*kind)), answer->key, asked.join(QLatin1String("; ")))));
    }
    return versions > 0 ? history(context, explorer, *answer, versions) : 0;
}

}  // namespace

std::vector<CommandSpec> exploreCommands()
{
    return {
        {{QStringLiteral("explore")},
         "KIND KEY",
         "look up an account, validator, pool, order, block or transaction on all Canopy chains",
         {{"chain", Kind::List, "C", "only this chain. May be repeated"},
          {"height", Kind::Value, "BLOCK", "the state when this block was done, instead of now"},
          {"history", Kind::Value, "N", "its newest N versions, too"}},
         "signalbox-cli explore account 851e90eaef1fa27debaee2c2591503bdeec1d123\n"
         "signalbox-cli explore validator 851e90eaef1fa27debaee2c2591503bdeec1d123 --height 1200 --chain canopy:1\n"
         "signalbox-cli explore pool 32769 --history 20 --json\n"
         "signalbox-cli explore block 1200",
         explore},
    };
}

}  // namespace signalbox::cli
