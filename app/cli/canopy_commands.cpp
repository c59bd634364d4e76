#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "cli/workspace_database.h"
#include "layers/agreed_catalog.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/json.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

int resync(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::Resync;
    command.target = chain->caip2;
    if (const QStringList tables = context.args.positionals.mid(1); !tables.isEmpty())
        command.args.insert(QStringLiteral("tables"), QJsonArray::fromStringList(tables));
    const QString question = QStringLiteral(
                                 "The rows of %1 in these tables of all chains are compared with its own "
                                 "tables and set right where they differ:")
                                 .arg(chain->name);
    if (const auto yes = context.confirm(command, question); !yes)
        return context.finish(yes.error());
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    const QJsonObject& result = done->result;
    const auto figure = [&](const char* key) { return grouped(result.value(QLatin1String(key)).toInteger()); };
    context.out.object(toJson(*done));
    context.out.line(
        QStringLiteral("Compared %1 rows of %2 tables: %3 keys differed, %4 were set, %5 removed.")
            .arg(figure("sourceRows"), figure("tables"), figure("differed"), figure("set"), figure("removed")));
    return 0;
}

int indexing(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    if (chain->family != QLatin1String("canopy"))
        return context.finish(Error::make(ErrorKind::Refused, "NOT_CANOPY_CHAIN",
                                          QStringLiteral("\"%1\" is no Canopy chain: only of those the steps of each "
                                                         "block are recorded.")
                                              .arg(chain->name)));
    const auto report = context.wait((*context.engine())->indexing(chain->caip2));
    if (!report)
        return context.finish(report.error());
    context.out.object(toJson(*report));
    std::vector<QStringList> rows;
    for (const auto& step : report->steps)
        rows.push_back({step.name, QStringLiteral("%1 ms").arg(step.milliseconds, 0, 'f', 2)});
    rows.push_back({QStringLiteral("whole block"), QStringLiteral("%1 ms").arg(report->milliseconds, 0, 'f', 2)});
    context.out.note(QStringLiteral("Mean of the newest %1 blocks").arg(report->blocks));
    context.out.table(QStringLiteral("STEP|TIME").split(QLatin1Char('|')), rows, {1});
    rows.clear();
    for (const auto& each : report->reindexed)
        rows.push_back({each.requestedAt.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), grouped(each.lo),
                        grouped(each.hi), grouped(each.done), each.state, each.by, each.error});
    if (!rows.empty()) {
        context.out.line({});
        context.out.table(QStringLiteral("REINDEX (UTC)|FROM|TO|DONE|STATE|BY|ERROR").split(QLatin1Char('|')), rows,
                          {1, 2, 3});
    }
    return 0;
}

/// Schemas are looked at without an engine: it must work when one does not start.
struct Schemas {
    WorkspaceDatabase database;
    std::unique_ptr<store::Session> session;
    std::unique_ptr<layers::SchemaKeeper> keeper;

    static Expected<Schemas> open(Context& context)
    {
        auto database = WorkspaceDatabase::open(context);
        if (!database)
            return fail(database.error());
        Schemas all;
        all.database = std::move(*database);
        all.session = std::make_unique<store::Session>(
            all.database.connection(store::Role::Engine).withApplication(QStringLiteral("signalbox schema")));
        auto catalog = layers::AgreedCatalog(*all.session, context.directory()).open(all.database.cluster == nullptr);
        if (!catalog)
            return fail(catalog.error());
        all.keeper = std::make_unique<layers::SchemaKeeper>(*all.session, std::move(*catalog), store::readerRole);
        return all;
    }
};

void print(Context& context, const std::vector<layers::Finding>& findings, const char* state)
{
    for (const layers::Finding& finding : findings) {
        context.out.object({{QStringLiteral("schema"), finding.schema},
                            {QStringLiteral("table"), finding.entity},
                            {QStringLiteral("object"), finding.object},
                            {QStringLiteral("state"), QLatin1String(state)},
                            {QStringLiteral("text"), finding.text}});
        context.out.line(QStringLiteral("%1: %2").arg(QLatin1String(state), finding.text));
    }
}

/// What is there and still empty where blocks were stored before it was: how many such tables there are.
Expected<int> printUnfilled(Context& context, layers::SchemaKeeper& keeper)
{
    const auto needs = keeper.needs();
    if (!needs)
        return fail(needs.error());
    int unfilled = 0;
    for (const layers::TableNeed& need : *needs) {
        if (need.what != layers::TableNeed::What::Backfill || need.blocks.isEmpty())
            continue;
        const Interval range{*need.blocks.first(), *need.blocks.last()};
        ++unfilled;
        const QString text = need.columns.isEmpty()
                                 ? QStringLiteral("%1 of %2 has no rows of blocks that were stored before it was there")
                                       .arg(need.entity, need.chain.caip2)
                                 : QStringLiteral("%1 of %2 has defaults in %3 for blocks that were stored before")
                                       .arg(need.entity, need.chain.caip2, need.columns.join(QStringLiteral(", ")));
        context.out.object({{QStringLiteral("schema"), need.chain.schema},
                            {QStringLiteral("table"), need.entity},
                            {QStringLiteral("columns"), QJsonArray::fromStringList(need.columns)},
                            {QStringLiteral("state"), QStringLiteral("not filled")},
                            {QStringLiteral("lo"), range.lo},
                            {QStringLiteral("hi"), range.hi},
                            {QStringLiteral("blocks"), need.blocks.count()},
                            {QStringLiteral("text"), text}});
        context.out.line(QStringLiteral("not filled: %1: %2 fetches them again, %3 blocks are left.")
                             .arg(text, reindexCommand(need.chain.caip2, range), grouped(need.blocks.count())));
    }
    return unfilled;
}

int rollBack(Context& context)
{
    const auto schemas = Schemas::open(context);
    if (!schemas)
        return context.finish(schemas.error());
    const auto losses = schemas->keeper->previewRollBack();
    if (!losses)
        return context.finish(losses.error());
    if (losses->empty()) {
        context.out.object({{QStringLiteral("removed"), 0}});
        context.out.line(
            QStringLiteral("Nothing to take back: there is no table or column that the catalog does not have."));
        return 0;
    }
    context.out.note(
        QStringLiteral("These tables and columns are not in the catalog and are removed, with what is in them:"));
    for (const auto& loss : *losses)
        context.out.note(QStringLiteral("  %1.%2: %3 rows").arg(loss.schema, loss.object, grouped(loss.rows)));
    if (const auto yes = context.confirmByTyping(QStringLiteral("rollback")); !yes)
        return context.finish(yes.error());
    const auto removed = schemas->keeper->rollBack();
    if (!removed)
        return context.finish(removed.error());
    print(context, *removed, "removed");
    return 0;
}

int check(Context& context)
{
    const auto schemas = Schemas::open(context);
    if (!schemas)
        return context.finish(schemas.error());
    if (!context.args.has("repair")) {
        const auto found = schemas->keeper->check();
        if (!found)
            return context.finish(found.error());
        print(context, *found, "differs");
        const auto unfilled = printUnfilled(context, *schemas->keeper);
        if (!unfilled)
            return context.finish(unfilled.error());
        if (found->empty() && *unfilled == 0)
            context.out.line(
                QStringLiteral("All schemas of Canopy chains are as the catalog says, and all fields are filled."));
        return found->empty() && *unfilled == 0 ? 0 : 1;
    }
    const auto outcome = schemas->keeper->repair();
    if (!outcome)
        return context.finish(outcome.error());
    print(context, outcome->done, "repaired");
    print(context, outcome->left, "left");
    if (outcome->done.empty() && outcome->left.empty())
        context.out.line(QStringLiteral("Nothing to repair."));
    const auto needs = schemas->keeper->needs();
    if (!needs)
        return context.finish(needs.error());
    for (const layers::TableNeed& need : *needs) {
        const bool resync = need.what == layers::TableNeed::What::Resync;
        context.out.object({{QStringLiteral("chain"), need.chain.caip2},
                            {QStringLiteral("table"), need.entity},
                            {QStringLiteral("needs"), resync ? QStringLiteral("resync") : QStringLiteral("reindex")}});
        context.out.note(resync
                             ? QStringLiteral("Now run: signalbox-cli resync %1 %2").arg(need.chain.caip2, need.entity)
                             : QStringLiteral("%1 of %2 lacks what earlier blocks held: signalbox-cli reindex %2 "
                                              "FROM-TO fetches them again.")
                                   .arg(need.entity, need.chain.caip2));
    }
    return outcome->left.empty() ? 0 : 1;
}

int sql(Context& context)
{
    const auto schemas = Schemas::open(context);
    if (!schemas)
        return context.finish(schemas.error());
    QString text;
    if (context.args.at(0).isEmpty()) {
        const auto pending = schemas->keeper->pendingSql();
        if (!pending)
            return context.finish(pending.error());
        text = *pending;
    } else {
        const QString caip2 = context.args.at(0);
        bool ok = false;
        const qint64 id = caip2.section(QLatin1Char(':'), 1).toLongLong(&ok);
        if (!caip2.startsWith(QLatin1String("canopy:")) || !ok || id <= 0)
            return context.finish(
                Error::make(ErrorKind::Invalid, "BAD_CHAIN_ID",
                            QStringLiteral("%1 is no id of a Canopy chain, such as canopy:1.").arg(caip2)));
        text = schemas->keeper->wholeSql({caip2, QStringLiteral("chain_%1").arg(id)});
    }
    context.out.object({{QStringLiteral("sql"), text}});
    if (text.isEmpty())
        context.out.note(QStringLiteral("Nothing would be run: all schemas are as the catalog says."));
    else
        context.out.line(text);
    return 0;
}

}  // namespace

std::vector<CommandSpec> canopyCommands()
{
    const QString schema = QStringLiteral("schema");
    return {
        {{QStringLiteral("resync")},
         "C [TABLE…]",
         "copy a Canopy chain's tables to those of all chains again, where they differ",
         {{"yes", Kind::Flag, "", "do not ask"}},
         "signalbox-cli resync canopy:1 --yes\nsignalbox-cli resync canopy:1 accounts",
         resync},
        {{QStringLiteral("indexing")},
         "C",
         "what the newest blocks of a Canopy chain cost, step by step, and what was reindexed",
         {},
         "signalbox-cli indexing canopy:1",
         indexing},
        {{schema, QStringLiteral("check")},
         "",
         "compare the tables of Canopy chains with the catalog; tell what is not filled yet",
         {{"repair", Kind::Flag, "", "put right what differs"}},
         "signalbox-cli schema check\nsignalbox-cli schema check --repair",
         check},
        {{schema, QStringLiteral("rollback")},
         "",
         "remove tables and columns that the catalog does not have (any more), after a preview",
         {{"yes", Kind::Flag, "", "do not ask"}},
         "signalbox-cli schema rollback\nsignalbox-cli schema rollback --yes",
         rollBack},
        {{schema, QStringLiteral("sql")},
         "[CAIP2]",
         "print what a repair would run; with a chain's id everything that adding it makes",
         {},
         "signalbox-cli schema sql\nsignalbox-cli schema sql canopy:1",
         sql},
    };
}

}  // namespace signalbox::cli
