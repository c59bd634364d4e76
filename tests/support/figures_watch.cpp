// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/figures_watch.h"
#include "signalbox/literals.h"

#include <cmath>

namespace signalbox::test {

namespace {
constexpr double grace = 2;  ///< seconds in addition to a block time
constexpr int undoLooks = 5;
}  // namespace

void FiguresWatch::fault(const ChainSnapshot& chain, const QString& text)
{
    m_faults << u"%1 (%2), head %3, indexed %4, lag %5 blocks, %6 s: %7"_s
                    .arg(chain.name, QLatin1String(name(chain.state)))
                    .arg(chain.head.value_or(-1))
                    .arg(chain.indexed.value_or(-1))
                    .arg(chain.lagBlocks)
                    .arg(chain.lagSeconds.value_or(-1))
                    .arg(text);
}

void FiguresWatch::look(const ChainSnapshot& chain, const Look& look)
{
    ++m_looks;
    ++m_states[chain.state];
    Before& before = m_before[chain.caip2];
    if (before.undone != look.undone)
        before.calm = undoLooks;
    const bool mayFall = before.calm > 0;
    before.calm = std::max(0, before.calm - 1);
    before.undone = look.undone;
    const double block = chain.blockSeconds.value_or(1);
    const bool follows = chain.state == ChainState::Ok;
    if (follows) {
        ++m_following;
        const double lag = chain.lagSeconds.value_or(1e9);
        m_worst = std::max(m_worst, lag - block);
        if (lag > block + grace)
            fault(chain, u"follows with too large a lag"_s);
        if (chain.done < 1 && chain.indexed >= chain.doneTo && !mayFall)
            fault(chain, u"follows and is %1 done"_s.arg(chain.done));
        if (chain.remainingSeconds)
            fault(chain, u"follows and has an estimate"_s);
    }
    // A chain that follows or did: its figures are true, except for the duration of an answer.
    if (chain.live && chain.followed && chain.indexed && chain.lagSeconds && !chain.end &&
        chain.state != ChainState::Paused) {
        const double truth = double(std::max<Height>(0, look.trueHead - *chain.indexed)) * block;
        const double slack = block + grace + look.ageSeconds;
        if (follows && truth > slack + 0.5)
            fault(chain, u"its true lag is %1 s (head %2)"_s.arg(truth).arg(look.trueHead));
        if (!follows && *chain.lagSeconds < truth - slack - 2)
            fault(chain, u"its true lag is %1 s (head %2)"_s.arg(truth).arg(look.trueHead));
    }
    if (chain.head && chain.indexed && !chain.end && chain.lagBlocks != *chain.head - *chain.indexed)
        fault(chain, u"the lag is not head − Indexed"_s);
    if (chain.remainingSeconds && chain.state == ChainState::Backfill && chain.blocksPerSecond <= 0)
        fault(chain, u"%1 s left while nothing moves"_s.arg(*chain.remainingSeconds));

    if (!mayFall) {
        if (chain.indexed.value_or(-1) < before.indexed)
            fault(chain, u"Indexed was %1"_s.arg(before.indexed));
        if (chain.done < before.done - 1e-12)
            fault(chain, u"done fell from %1 to %2"_s.arg(before.done).arg(chain.done));
    }
    before.indexed = chain.indexed.value_or(-1);
    before.done = chain.done;
}

QString FiguresWatch::summary() const
{
    QStringList states;
    for (const auto& [state, count] : m_states)
        states << u"%1 %2"_s.arg(QLatin1String(name(state))).arg(count);
    return u"%1 looks (%2); worst lag of a following chain: its block time %3 s; %4 faults"_s.arg(m_looks)
        .arg(states.join(u", "_s))
        .arg((m_worst < 0 ? QString() : u"+"_s) + QString::number(m_worst, 'f', 1))
        .arg(m_faults.size());
}

}  // namespace signalbox::test
