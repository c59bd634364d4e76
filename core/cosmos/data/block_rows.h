// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "catalog/rows.h"
#include "cosmos/wire/decoded.h"

namespace signalbox::cosmos {

/// This chain's ends of the channels (or, of version 2, the clients) that blocks name, each with the lowest block.
class SeenEnds {
public:
    void add(const DecodedBlock& block);
    void appendRows(catalog::RowSet& rows) const;  ///< of channel_ends: the first four columns
    bool isEmpty() const { return m_ends.empty(); }

private:
    struct Seen {
        int version = 1;
        Height height = 0;
    };
    void add(const QByteArray& port, const QByteArray& channel, int version, Height height);

    std::map<std::pair<QByteArray, QByteArray>, Seen> m_ends;
};

/// Appends the rows of one block. A fault is reported by RowSet::fault().
void makeBlockRows(const BlockData& block, const BlockResults& results, const DecodedBlock& decoded,
                   catalog::RowSet& rows);

}  // namespace signalbox::cosmos
