// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/canopy_needs.h"

#include <QJsonArray>

#include "layers/schema_keeper.h"
#include "postgres/value.h"
#include "signalbox/literals.h"
#include "store/message_columns.h"
#include "units/edited_registries.h"

namespace signalbox::engine {

using store::text;
using store::Transaction;

namespace {

const QString unfilled = u"unfilled"_s, broken = u"sync"_s;

/// A sentence with chain and tables; empty if all are complete.
Message sentenceOf(SyncCell::Problem problem)
{
    using enum SyncCell::Problem;
    switch (problem) {
        case TriggerMissing:
            return Message(QT_TRANSLATE_NOOP(
                "Engine",
                "%1: a sync trigger is missing on %2, so new rows do not reach the global tables. Repair it on the "
                "Sync screen, or with signalbox-cli sync health --repair."));
        case TriggerDisabled:
            return Message(QT_TRANSLATE_NOOP(
                "Engine",
                "%1: a sync trigger is disabled on %2, so new rows do not reach the global tables. Repair it on "
                "the "
                "Sync screen, or with signalbox-cli sync health --repair."));
        case TriggerDiffers:
            return Message(QT_TRANSLATE_NOOP(
                "Engine",
                "%1: a sync trigger on %2 differs from the catalog, so rows may not reach the global tables. "
                "Repair it "
                "on the Sync screen, or with signalbox-cli sync health --repair."));
        case SchemaDiffers:
            return Message(QT_TRANSLATE_NOOP(
                "Engine",
                "%1: columns of %2 differ from the catalog, so rows may not reach the global tables. Repair them "
                "on "
                "the Sync screen, or with signalbox-cli sync health --repair."));
        case KeysDiffer:
            return Message(QT_TRANSLATE_NOOP(
                "Engine",
                "%1: rows of %2 are missing or outdated in the global tables. Repair them on the Sync screen, or "
                "with "
                "signalbox-cli sync health --repair."));
        case NeedsResync:
            return Message(QT_TRANSLATE_NOOP(
                "Engine",
                "%1: rows of %2 may be missing in the global tables from before a repair. Resync the chain on the "
                "Sync "
                "screen, or with signalbox-cli resync."));
        case None:
            break;
    }
    return {};
}

}  // namespace

Expected<std::vector<SyncAlert>> unfilledTables(store::Session& session, const catalog::Catalog& catalog)
{
    const auto needs = layers::SchemaKeeper(session, catalog).needs();
    if (!needs)
        return fail(needs.error());
    std::vector<std::pair<SyncAlert, chain::IntervalSet>> all;
    for (const layers::TableNeed& need : *needs) {
        if (need.what != layers::TableNeed::What::Backfill || need.blocks.isEmpty())
            continue;
        auto known = std::find_if(all.begin(), all.end(),
                                  [&](const auto& each) { return each.first.caip2 == need.chain.caip2; });
        if (known == all.end()) {
            known = all.emplace(all.end());
            known->first.caip2 = need.chain.caip2;
        }
        known->second.add(need.blocks);
        known->first.tables << (need.columns.isEmpty() ? need.entity
                                                       : u"%1 (%2)"_s.arg(need.entity, need.columns.join(", "_L1)));
    }
    std::vector<SyncAlert> alerts;
    for (auto& [item, blocks] : all) {
        item.range = {*blocks.first(), *blocks.last()};
        item.blocks = blocks.count();
        alerts.push_back(std::move(item));
    }
    return alerts;
}

Expected<std::vector<SyncAlert>> editedAlerts(store::Session& session)
{
    return editedRegistries(session).map([](const std::vector<EditedRegistries>& found) {
        std::vector<SyncAlert> all;
        for (const EditedRegistries& chain : found) {
            SyncAlert item;
            item.kind = SyncAlert::Kind::Edited;
            item.caip2 = chain.caip2;
            item.tables = {u"erc8004.events"_s};
            item.range = {*chain.blocks.first(), *chain.blocks.last()};
            item.blocks = chain.blocks.count();
            all.push_back(std::move(item));
        }
        return all;
    });
}

Alert editedAlert(const SyncAlert& item, const QString& chain)
{
    Alert alert;
    alert.caip2 = item.caip2;
    alert.kind = unfilled;
    alert.key = u"registries"_s;
    alert.severity = u"warning"_s;
    alert.follows = true;
    alert.text =
        Message(QT_TRANSLATE_NOOP(
                    "Engine",
                    "%1: registry addresses were changed after blocks had been stored, and events of the new addresses "
                    "may be missing in blocks %2 to %3. Reindex these blocks to read them."))
            .arg(chain)
            .arg(item.range.lo)
            .arg(item.range.hi);
    alert.detail = {{u"lo"_s, item.range.lo}, {u"hi"_s, item.range.hi}, {u"blocks"_s, item.blocks}};
    return alert;
}

Alert unfilledAlert(const SyncAlert& item, const QString& chain)
{
    Alert alert;
    alert.caip2 = item.caip2;
    alert.kind = unfilled;
    alert.severity = u"warning"_s;
    alert.follows = true;
    const QString tables = item.tables.join(", "_L1);
    alert.text =
        item.isWhole()
            ? Message(
                  QT_TRANSLATE_NOOP(
                      "Engine",
                      "%1: %2 has not been backfilled for blocks already stored. Reindex blocks %3 to %4 to fill it."))
                  .arg(chain, tables)
                  .arg(item.range.lo)
                  .arg(item.range.hi)
            : Message(QT_TRANSLATE_NOOP(
                          "Engine",
                          "%1: %2 has not been backfilled for blocks already stored, blocks left: %5. Reindex "
                          "blocks %3 to %4 to fill it."))
                  .arg(chain, tables)
                  .arg(item.range.lo)
                  .arg(item.range.hi)
                  .arg(item.blocks);
    alert.detail = {
        {u"tables"_s, tables}, {u"lo"_s, item.range.lo}, {u"hi"_s, item.range.hi}, {u"blocks"_s, item.blocks}};
    return alert;
}

std::map<QString, std::vector<Alert>> syncAlerts(const SyncMatrix& matrix)
{
    std::map<QString, std::vector<Alert>> all;
    for (const SyncChain& chain : matrix.chains) {
        std::map<SyncCell::Problem, QStringList> failures;
        for (const SyncCell& cell : matrix.cells)
            if (cell.caip2 == chain.caip2 && cell.problem != SyncCell::Problem::None)
                failures[cell.problem] << cell.entity;
        auto& alerts = all[chain.caip2];
        for (const auto& [problem, tables] : failures) {
            Alert alert;
            alert.caip2 = chain.caip2;
            alert.kind = broken;
            alert.key = QLatin1String(name(problem));
            alert.severity = problem == SyncCell::Problem::NeedsResync ? u"warning"_s : u"error"_s;
            alert.text = sentenceOf(problem).arg(chain.name, tables.join(", "_L1));
            alert.detail = {{u"tables"_s, QJsonArray::fromStringList(tables)}};
            alert.count = tables.size();
            alerts.push_back(std::move(alert));
        }
    }
    return all;
}

Expected<std::vector<SyncAlert>> readSyncAlerts(store::Session& session, const catalog::Catalog* catalog)
{
    const auto offers =
        catalog ? unfilledTables(session, *catalog) : Expected<std::vector<SyncAlert>>(std::vector<SyncAlert>());
    if (!offers)
        return offers;
    const auto edited = editedAlerts(session);
    if (!edited)
        return edited;
    return session.read([&](Transaction& transaction) {
        std::vector<SyncAlert> all = *offers;
        all.insert(all.end(), edited->begin(), edited->end());
        QStringList filling;
        if (!all.empty())
            for (const auto& row : transaction.exec(
                     "SELECT DISTINCT target FROM signalbox.commands WHERE verb = 'reindex' AND state IN ('queued', "
                     "'running')"))
                filling << text(row[0]);
        for (SyncAlert& item : all)
            item.underWay = filling.contains(item.caip2);
        for (const auto& row : transaction.exec("SELECT caip2, text, detail, message FROM signalbox.alerts WHERE kind "
                                                "= 'sync' AND until IS NULL AND caip2 IS "
                                                "NOT NULL ORDER BY id")) {
            SyncAlert item;
            item.kind = SyncAlert::Kind::Broken;
            item.caip2 = text(row[0]);
            item.text = store::messageIn(text(row[1]), store::object(row[3]));
            for (const QJsonValue table : store::object(row[2]).value("tables"_L1).toArray())
                item.tables << table.toString();
            all.push_back(std::move(item));
        }
        return all;
    });
}

}  // namespace signalbox::engine
