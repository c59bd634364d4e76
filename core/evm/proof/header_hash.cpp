// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <span>

#include "evm/proof/block_proof_private.h"
#include "evm/proof/json_fields.h"
#include "signalbox/literals.h"
#include "support/keccak.h"

namespace signalbox::evm::proof {

using namespace simdjson;

namespace {

struct Field {
    std::string_view name;
    bool integer = false;
    bool optional = false;  ///< omitted at the end if the block has none
};

constexpr Field standardFields[] = {{"parentHash"},
                                    {"sha3Uncles"},
                                    {"miner"},
                                    {"stateRoot"},
                                    {"transactionsRoot"},
                                    {"receiptsRoot"},
                                    {"logsBloom"},
                                    {"difficulty", true},
                                    {"number", true},
                                    {"gasLimit", true},
                                    {"gasUsed", true},
                                    {"timestamp", true},
                                    {"extraData"},
                                    {"mixHash"},
                                    {"nonce"},
                                    {"baseFeePerGas", true, true},
                                    {"withdrawalsRoot", false, true},
                                    {"blobGasUsed", true, true},
                                    {"excessBlobGas", true, true},
                                    {"parentBeaconBlockRoot", false, true},
                                    {"requestsHash", false, true}};

/// Its own fields are around the base fee; it has neither withdrawals nor requests.
constexpr auto avalancheFields = [] {
    constexpr std::size_t baseFee = 15, withdrawals = 16, blobs = 3;
    std::array<Field, baseFee + 1 + 3 + blobs> fields{};
    auto end = std::copy_n(standardFields, baseFee, fields.begin());
    *end++ = {"extDataHash"};
    *end++ = standardFields[baseFee];
    *end++ = {"extDataGasUsed", true, true};
    *end++ = {"blockGasCost", true, true};
    std::copy_n(standardFields + withdrawals + 1, blobs, end);
    return fields;
}();

constexpr Field celoFields[] = {{"parentHash"},      {"miner"},     {"stateRoot"},    {"transactionsRoot"},
                                {"receiptsRoot"},    {"logsBloom"}, {"number", true}, {"gasUsed", true},
                                {"timestamp", true}, {"extraData"}};

std::span<const Field> fieldsOf(Rule::Header form)
{
    switch (form) {
        case Rule::Header::Avalanche:
            return avalancheFields;
        case Rule::Header::Celo:
            return celoFields;
        case Rule::Header::Standard:
            break;
    }
    return standardFields;
}

constexpr std::size_t most = 24;

/// The fields of a block's JSON that the proof reads; digits without 0x.
struct Fields {
    std::array<std::optional<std::string_view>, most> fields;
    std::array<DigitRoom, most> rooms;
    std::optional<std::string_view> number, hash, parent, receiptsRoot, timestamp;
};

bool setOnce(std::optional<std::string_view>& to, std::optional<std::string_view> digits)
{
    const bool first = !to.has_value();
    to = digits;
    return first;
}

}  // namespace

tl::expected<ProvenHeader, Mismatch> BlockProof::header(const rpc::AnswerBuffer& answer, const Rules& rules)
{
    ondemand::document document;
    ondemand::object object;
    if (d->parser.of(answer.size()).iterate(answer.data(), answer.size(), answer.capacity()).get(document) ||
        document.get_object().get(object))
        return unreadable(QT_TRANSLATE_NOOP("Engine", "the block is not a JSON object"));
    // The form depends on the height, which may come last: first, the fields of every form are collected.
    static const std::vector<Field> all = [] {
        std::vector<Field> fields(std::begin(standardFields), std::end(standardFields));
        fields.push_back({"extDataHash"});
        fields.push_back({"extDataGasUsed", true, true});
        fields.push_back({"blockGasCost", true, true});
        return fields;
    }();
    Fields texts;
    ProvenHeader out;
    bool hasTransactions = false;
    for (auto member : object) {
        const std::string_view key = keyOf(member);
        ondemand::value value;
        if (member.value().get(value))
            return unreadable(QT_TRANSLATE_NOOP("Engine", "the block is damaged JSON"));
        if (key == "hash") {
            if (!setOnce(texts.hash, digitsOf(value)))
                return unreadable(QT_TRANSLATE_NOOP("Engine", "a field of the block is duplicated"));
            continue;
        }
        if (key == "transactions") {
            ondemand::array list;
            if (hasTransactions || value.get_array().get(list))
                return unreadable(QT_TRANSLATE_NOOP("Engine", "the block's list of transactions is not readable"));
            hasTransactions = true;
            for (auto element : list) {
                ondemand::value entry;
                Bytes32 hash{};
                if (element.get(entry) || !readFixed(entry, hash))
                    return unreadable(QT_TRANSLATE_NOOP("Engine", "the block's list of transactions is not readable"));
                out.transactions.push_back(hash);
            }
            continue;
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].name != key)
                continue;
            if (texts.fields[i])
                return unreadable(QT_TRANSLATE_NOOP("Engine", "a field of the block is duplicated"));
            texts.fields[i] = all[i].integer ? integerDigitsOf(value, texts.rooms[i]) : digitsOf(value);
            break;
        }
    }
    if (const char* rest = nullptr; document.current_location().get(rest) == SUCCESS)
        return unreadable(QT_TRANSLATE_NOOP("Engine", "something follows the block"));
    const auto find = [&](std::string_view name) -> std::optional<std::string_view> {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].name == name)
                return texts.fields[i];
        return std::nullopt;
    };
    const auto fixed = [](std::optional<std::string_view> digits, Bytes32& to) {
        return digits && digits->size() == 64 && hex::decodeDigits(digits->data(), to.data(), 32);
    };
    const auto number = find("number"), time = find("timestamp");
    const auto quantity = [](std::optional<std::string_view> digits) {
        return digits ? hex::quantity({digits->data() - 2, digits->size() + 2}).value_or(-1) : -1;
    };
    out.ref.number = quantity(number);
    out.ref.timestamp = quantity(time);
    if (out.ref.number < 0 || out.ref.timestamp < 0 || !hasTransactions || !fixed(texts.hash, out.ref.hash) ||
        !fixed(find("parentHash"), out.ref.parent) || !fixed(find("receiptsRoot"), out.receiptsRoot))
        return unreadable(QT_TRANSLATE_NOOP("Engine", "the block lacks a field of its header"));

    const auto fields = fieldsOf(rules.at(out.ref.number).header);
    std::size_t count = fields.size();
    while (count > 0 && fields[count - 1].optional && !find(fields[count - 1].name))
        --count;
    // A missing field before later ones: geth writes an empty one, reth and anvil omit it.
    const auto named = [&](bool gaps) -> std::optional<bool> {
        RlpWriter& rlp = d->node;
        rlp.clear();
        const qsizetype list = rlp.beginList();
        for (const Field& field : fields.first(count)) {
            const auto digits = find(field.name);
            if (!digits && !field.optional)
                return std::nullopt;
            if (!digits && gaps)
                rlp.bytes(nullptr, 0);
            if (digits && !(field.integer ? rlp.hexInteger(*digits) : rlp.hexBytes(*digits)))
                return std::nullopt;
        }
        rlp.endList(list);
        return keccak256(rlp.view()) == out.ref.hash;
    };
    const auto whole = named(true);
    if (!whole)
        return unreadable(QT_TRANSLATE_NOOP("Engine", "the block lacks a readable field of its header"));
    if (!*whole && named(false) != true)
        return tl::unexpected(
            Mismatch{Message(QT_TRANSLATE_NOOP("Engine", "the header does not hash to the block's hash"))});
    return out;
}

}  // namespace signalbox::evm::proof
