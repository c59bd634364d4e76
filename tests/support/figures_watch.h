// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <map>

#include "signalbox/snapshot.h"

namespace signalbox::test {

/// Compares the figures of chains repeatedly with their true heads, and records figures that an operator could not
/// trust: a lag of a following chain above its block time and two seconds, one that differs from the true lag, Indexed
/// or progress that decrease without an undo, an estimate while there is no progress.
class FiguresWatch {
public:
    /// Tolerances of a check: the age of the figures, and the chain's undone blocks so far.
    struct Look {
        Height trueHead = 0;
        double ageSeconds = 0;
        qint64 undone = 0;
    };
    void look(const ChainSnapshot& chain, const Look& look);

    const QStringList& faults() const { return m_faults; }
    qint64 looks() const { return m_looks; }
    qint64 following() const { return m_following; }
    double worstFollowing() const
    {
        return m_worst;
    }  ///< seconds above the block time; negative if it was never reached
    QString summary() const;

private:
    struct Before {
        Height indexed = -1;
        double done = 0;
        qint64 undone = 0;
        int calm = 0;  ///< checks until an undo is certainly in the figures
    };
    void fault(const ChainSnapshot& chain, const QString& text);

    std::map<QString, Before> m_before;
    std::map<ChainState, qint64> m_states;
    QStringList m_faults;
    qint64 m_looks = 0, m_following = 0;
    double m_worst = -1e9;
};

}  // namespace signalbox::test
