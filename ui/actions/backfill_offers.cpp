// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/backfill_offers.h"

#include "actions/chain_actions.h"
#include "desk/desk.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QString deskKey(const SyncNotice& notice)
{
    return u"backfill/put-off/"_s + notice.caip2;
}

QString subject(const SyncNotice& notice)
{
    return notice.tables.join(u", "_s);
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
    whenAnswered(sync->notices(), this, [this, ticket](const Expected<std::vector<SyncNotice>>& answer) {
        if (ticket != m_ticket || !answer)
            return;
        m_notices = *answer;
        std::erase_if(m_notices, [](const SyncNotice& notice) { return notice.kind == SyncNotice::Kind::Broken; });
        Q_EMIT changed();
    });
}

const SyncNotice* BackfillOffers::of(const QString& caip2) const
{
    for (const SyncNotice& notice : m_notices)
        if (notice.caip2 == caip2 && !notice.underWay)
            return &notice;
    return nullptr;
}

void BackfillOffers::reindex(const QString& caip2)
{
    if (const SyncNotice* notice = of(caip2))
        m_actions->reindex(caip2, notice->range);
}

void BackfillOffers::putOff(const SyncNotice& notice)
{
    m_desk->setValue(deskKey(notice), subject(notice));
    Q_EMIT changed();
}

std::optional<BarMessage> BackfillOffers::message(const QString& caip2, bool named)
{
    const SyncNotice* notice = of(caip2);
    if (!notice || m_desk->value(deskKey(*notice)).toString() == subject(*notice))
        return std::nullopt;
    const QString lo = format::number(notice->range.lo), hi = format::number(notice->range.hi);
    const SnapshotPtr now = m_engine ? m_engine->snapshot() : nullptr;
    const ChainSnapshot* chain = now ? now->chain(caip2) : nullptr;
    BarMessage message;
    message.key = u"backfill/"_s + caip2;
    message.state = State::Slow;
    message.what =
        named ? tr("%1, blocks %2 to %3:", "chain, numbers").arg(format::safe(chain ? chain->name : caip2), lo, hi)
              : tr("Blocks %1 to %2:").arg(lo, hi);
    const QString tables = format::safe(subject(*notice));
    message.text =
        notice->kind == SyncNotice::Kind::Edited
            ? tr("events of registry addresses added later may be missing. Reindex these blocks to read them.")
        : notice->isWhole()
            ? tr("not backfilled for later catalog additions: %1. Reindex these blocks to fill them.").arg(tables)
            : tr("partly backfilled for later catalog additions: %1. Blocks left: %2. Reindex to fill the rest.")
                  .arg(tables, format::number(notice->blocks));
    message.whole = true;
    message.dismissible = false;
    message.actions.push_back({u"reindex"_s, tr("Reindex…"), false, [this, caip2] { reindex(caip2); }});
    message.actions.push_back({u"later"_s, tr("Not now"), true, [this, caip2] {
                                   if (const SyncNotice* shown = of(caip2))
                                       putOff(*shown);
                               }});
    return message;
}

}  // namespace signalbox::ui
