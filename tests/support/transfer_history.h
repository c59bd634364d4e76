// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "sim/random.h"
#include "support/bytes.h"
#include "support/database.h"

namespace signalbox::test {

/// A generated history of transfers in one chain's schema, 100 per block, each value a function of its number. Holders:
/// ranks 1 to a million, where a rank's share is proportional to 1/rank. In addition, cases on which estimates go
/// wrong: a sender that was busy long ago and is silent since, one that sent everything within a few blocks, a token of
/// one season, tokens of one row in a thousand and in a hundred thousand.
class TransferHistory {
public:
    static constexpr int perBlock = 100;
    explicit TransferHistory(qint64 rows) : m_blocks(rows / perBlock) {}

    qint64 blocks() const { return m_blocks; }
    static qint64 secondsOf(qint64 block) { return 1'700'000'000 + 2 * block; }
    static Bytes20 holder(quint64 rank);
    static Bytes20 retired();  ///< 2 % of the rows of the oldest 30 %
    static Bytes20 dropper();  ///< 50 blocks, all rows
    enum Token { Common, Second, Third, Season, Thousandth, Rarest };
    static Bytes20 token(Token token);
    static Bytes32 transaction(qint64 block, int number);  ///< numbers 0 to 49, two transfers each

    void fill(Database& database, const QByteArray& schema) const;     ///< blocks and transfers by COPY
    static void settle(Database& database, const QByteArray& schema);  ///< indexes summarized, vacuumed, analyzed

private:
    qint64 m_blocks;
};

}  // namespace signalbox::test
