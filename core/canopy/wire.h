// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "canopy/types.h"
#include "support/proto_reader.h"

namespace signalbox::canopy {

/// Reads a message with the types of Canopy's.
class WireReader : public ProtoReader {
public:
    using ProtoReader::ProtoReader;

    bool flag() const { return number() != 0; }
    QByteArray bytes() const { return {view().data(), static_cast<qsizetype>(view().size())}; }
    Bytes20 address();  ///< malformed if its length differs
    Bytes32 hash();
    void numbers(std::vector<quint64>& into);  ///< a single number or a packed list
};

/// The bulk answer of one height v: block v − 1, the state after it and the one before, limited to the accounts, pools
/// and validators that the block touched. Non-signers and the number of pools are not included.
struct Bulk {
    Block block;
    State after;
    std::optional<State> before;  ///< none at height 2: then `after` is whole
    bool strange = false;         ///< true if only the node's JSON gives a message or event of the block completely
};

/// Pure. `height`: the requested height; an answer for another height, which a node returns above its tip, is refused.
/// `unusable`: nodes before February 2026 pair a state with the block after it.
Read<Bulk> readBulk(std::string_view answer, Height height, bool* unusable = nullptr);

/// Parts, for tests and simulators. The block's transactions and events are written as the node's JSON first and read
/// from it, so both forms give the same text.
bool readState(std::string_view blob, State& into, std::string_view* block);
std::string blockJson(std::string_view blockResult);  ///< BlockResult in the node's JSON; empty if malformed
std::string messageJson(std::string_view typeUrl, std::string_view message);  ///< empty for an unknown type

}  // namespace signalbox::canopy
