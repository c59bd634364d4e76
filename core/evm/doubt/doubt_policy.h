// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <cstddef>

namespace signalbox::evm {

/// Decides which doubts are worth a request. A doubt whose bloom errs in less than 1 of 100 cases always is; of the
/// others, only as many as cost a small share of all calls. Pure.
class DoubtPolicy {
public:
    static constexpr double certain = 0.01;  ///< doubts with a lower probability of a false match are always examined

    void read(qint64 calls);  ///< cost of the blocks without any check
    qint64 calls() const { return m_calls; }

    /// `chance`: probability of this bloom for a block without a missing log.
    bool worthAsking(double chance, bool distrusted);
    /// For blocks whose blooms are not known (crowded ones are not stored): true if one of them may be fetched for a
    /// check.
    bool maySample(qint64 blocks);
    bool affordable() const { return m_credit >= 1; }
    void spent(qint64 calls) { m_credit -= static_cast<double>(calls); }
    void refund(qint64 calls) { m_credit += static_cast<double>(calls); }  ///< called if they found an error

    /// Of the blocks whose logs contradict the bloom, the number that are requested again.
    std::size_t denialsToAsk(std::size_t blocks);
    void denialDecided(bool confirmed);
    /// A block that its bloom excludes is skipped, but one of 50 is read all the same.
    bool maySkipDenied();

    void leftUndecided(qint64 blocks = 1) { m_undecided += blocks; }
    void foundShort(qint64 blocks) { m_short += blocks; }
    qint64 undecided() const { return m_undecided; }
    qint64 shortBlocks() const { return m_short; }
    qint64 asked() const { return m_asked; }
    /// share of the crowded blocks' doubts that were examined; 1 if there was none
    double samplingShare() const;

private:
    double m_credit = 4;
    qint64 m_calls = 0, m_asked = 0, m_undecided = 0, m_short = 0;
    double m_crowded = 0, m_sampled = 0;  ///< recent values, with exponential decay
    int m_confirmed = 0, m_deniedSince = 0, m_skipped = 0;
};

}  // namespace signalbox::evm
