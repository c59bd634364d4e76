// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <vector>

#include "sim/keccak.h"
#include "sim/random.h"
#include "sim/spec.h"

namespace signalbox::sim {

struct SimLog {
    Bytes20 address{};
    std::vector<Bytes32> topics;
    QByteArray data;
    int transaction = 0;  ///< index in the block
};

struct BlockContent {
    std::vector<SimLog> logs;  ///< in log order
    Bloom bloom;
    int transactions = 0;
};

/// The content of a block, computed from the spec, the height and the branch, so that it need not be stored.
class ContentMaker {
public:
    explicit ContentMaker(SimSpec spec);

    const SimSpec& spec() const { return m_spec; }
    BlockContent make(Height height, quint16 branch) const;
    const SimToken* token(const Bytes20& address) const;
    bool hasCode(const Bytes20& address, Height at) const;
    double expectedTransfers(Height height) const;
    std::vector<Bytes20> holders() const;

private:
    struct Holder {
        Bytes20 address;
        Bloom::Bits bits;
    };
    const Holder& holder(Random& random) const;
    std::size_t pickToken(Random& random) const;
    void addTransfer(Random& random, Height height, BlockContent& content) const;
    void addMints(Height height, BlockContent& content) const;
    void addIssues(Height height, BlockContent& content) const;
    void addApproval(Random& random, BlockContent& content) const;
    void addOdd(Random& random, BlockContent& content) const;
    void addRegistryEvent(Random& random, BlockContent& content) const;
    void add(SimLog log, BlockContent& content) const;

    SimSpec m_spec;
    std::vector<Holder> m_holders;
    std::vector<Bloom::Bits> m_tokenBits;
    double m_shares = 0;
    Bytes32 m_transferTopic{};
    Bloom::Bits m_transferBits{};
};

}  // namespace signalbox::sim
