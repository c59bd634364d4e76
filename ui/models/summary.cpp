// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/summary.h"
#include "signalbox/literals.h"

#include <QCoreApplication>
#include <QStringList>

namespace signalbox::ui::summary {

namespace {
struct SummaryWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::Summary)
};
}  // namespace

Counts count(const WorkspaceSnapshot& snapshot)
{
    Counts c;
    for (const ChainSnapshot& chain : snapshot.chains)
        switch (chain.state) {
            case ChainState::Ok:
                ++c.ok;
                break;
            case ChainState::Backfill:
                ++c.backfill;
                break;
            case ChainState::Starting:
                ++c.starting;
                break;
            case ChainState::Waiting:
                ++c.waiting;
                break;
            case ChainState::Slow:
                ++c.slow;
                break;
            case ChainState::Error:
                ++c.error;
                break;
            case ChainState::Paused:
                ++c.paused;
                break;
            case ChainState::Deleting:
            case ChainState::Deleted:
                break;
        }
    return c;
}

QString countsText(const Counts& c)
{
    QStringList parts;
    if (c.ok)
        parts << SummaryWords::tr("%n ok", nullptr, c.ok);
    if (c.backfill)
        parts << SummaryWords::tr("%n backfill", nullptr, c.backfill);
    if (c.starting)
        parts << SummaryWords::tr("%n starting", nullptr, c.starting);
    if (c.waiting)
        parts << SummaryWords::tr("%n waiting", nullptr, c.waiting);
    if (c.slow)
        parts << SummaryWords::tr("%n slow", nullptr, c.slow);
    if (c.error)
        parts << SummaryWords::tr("%n error", nullptr, c.error);
    if (c.paused)
        parts << SummaryWords::tr("%n paused", nullptr, c.paused);
    return parts.isEmpty() ? SummaryWords::tr("no chain yet") : parts.join(u" · "_s);
}

bool countsInLag(const ChainSnapshot& chain)
{
    switch (chain.state) {
        case ChainState::Ok:
        case ChainState::Slow:
            return true;
        case ChainState::Starting:
        case ChainState::Waiting:
        case ChainState::Backfill:
        case ChainState::Error:
            return chain.followed;  // chains that kept up before and no longer do
        case ChainState::Paused:
        case ChainState::Deleting:
        case ChainState::Deleted:
            break;
    }
    return false;
}

const ChainSnapshot* worstLag(const WorkspaceSnapshot& snapshot)
{
    const ChainSnapshot* worst = nullptr;
    for (const ChainSnapshot& chain : snapshot.chains)
        if (countsInLag(chain) && chain.lagSeconds && (!worst || *chain.lagSeconds > *worst->lagSeconds))
            worst = &chain;
    return worst;
}

}  // namespace signalbox::ui::summary
