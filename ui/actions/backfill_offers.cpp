// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/backfill_offers.h"

#include "actions/chain_actions.h"
#include "desk/desk.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QString deskKey(const SyncAlert& alert)
{
    return u"backfill/put-off/"_s + alert.caip2;
}

QString subject(const SyncAlert& alert)
{
    return alert.tables.join(u", "_s);
}

}  // namespace

BackfillOffers::BackfillOffers(ChainActions* actions, Desk* desk, QObject* parent)
    : QObject(parent), m_actions(actions), m_desk(desk)
{
    connect(actions, &ChainActions::sent, this, [this](const QUuid&, const QString&) { ask(); });
}

void BackfillOffers::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    ++m_ticket;
    if (engine)
        connect(engine, &Engine::commandChanged, this, [this](const CommandStatus& status) {
            if (status.verb == Verb::Reindex && (isFinal(status.state) || status.progress <= 0))
                ask();
        });
}

void BackfillOffers::ask()
{
    SyncQueries* sync = m_engine ? m_engine->sync() : nullptr;
    if (!sync)
        return;
    const quint64 ticket = ++m_ticket;
    whenAnswered(sync->alerts(), this, [this, ticket](const Expected<std::vector<SyncAlert>>& answer) {
        if (ticket != m_ticket || !answer)
            return;
        m_alerts = *answer;
        std::erase_if(m_alerts, [](const SyncAlert& alert) { return alert.kind == SyncAlert::Kind::Broken; });
        Q_EMIT changed();
    });
}

const SyncAlert* BackfillOffers::of(const QString& caip2) const
{
    for (const SyncAlert& alert : m_alerts)
        if (alert.caip2 == caip2 && !alert.underWay)
            return &alert;
    return nullptr;
}

void BackfillOffers::reindex(const QString& caip2)
{
    if (const SyncAlert* alert = of(caip2))
        m_actions->reindex(caip2, alert->range);
}

void BackfillOffers::putOff(const SyncAlert& alert)
{
    m_desk->setValue(deskKey(alert), subject(alert));
    Q_EMIT changed();
}

std::optional<BarMessage> BackfillOffers::message(const QString& caip2, bool named)
{
    const SyncAlert* alert = of(caip2);
    if (!alert || m_desk->value(deskKey(*alert)).toString() == subject(*alert))
        return std::nullopt;
    const QString lo = format::number(alert->range.lo), hi = format::number(alert->range.hi);
    const SnapshotPtr now = m_engine ? m_engine->snapshot() : nullptr;
    const ChainSnapshot* chain = now ? now->chain(caip2) : nullptr;
    BarMessage message;
    message.key = u"backfill/"_s + caip2;
    message.state = State::Slow;
    message.what =
        named ? tr("%1, blocks %2 to %3:", "chain, numbers").arg(format::safe(chain ? chain->name : caip2), lo, hi)
              : tr("Blocks %1 to %2:").arg(lo, hi);
    const QString tables = format::safe(subject(*alert));
    message.text =
        alert->kind == SyncAlert::Kind::Edited
            ? tr("events of registry addresses added later may be missing. Reindex these blocks to read them.")
        : alert->isWhole()
            ? tr("not backfilled for later catalog additions: %1. Reindex these blocks to fill them.").arg(tables)
            : tr("partly backfilled for later catalog additions: %1. Blocks left: %2. Reindex to fill the rest.")
                  .arg(tables, format::number(alert->blocks));
    message.whole = true;
    message.dismissible = false;
    message.actions.push_back({u"reindex"_s, tr("Reindex…"), false, [this, caip2] { reindex(caip2); }});
    message.actions.push_back({u"later"_s, tr("Not now"), true, [this, caip2] {
                                   if (const SyncAlert* shown = of(caip2))
                                       putOff(*shown);
                               }});
    return message;
}

}  // namespace signalbox::ui
