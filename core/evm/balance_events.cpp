// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/balance_events.h"

#include "evm/log_fields.h"

namespace signalbox::evm {

void BalanceEvent::appendTo(CopyBuffer& rows) const
{
    rows.beginRow(7);
    rows.int8(block);
    rows.int4(logIndex);
    rows.bytea(transactionHash);
    rows.bytea(contract);
    rows.bytea(holder);
    const bool isConstructor = rule >= balanceRules.size();
    rows.numeric(!isConstructor && !balanceRules[rule].adds, amount);
    rows.text(isConstructor ? constructorRule : balanceRules[rule].name);
}

std::vector<BalanceEvent> mintedIn(Interval range, const std::vector<RuledToken>& tokens)
{
    std::vector<BalanceEvent> all;
    for (const RuledToken& token : tokens)
        for (const ConstructorMint& mint : token.minted)
            if (range.contains(mint.block)) {
                BalanceEvent event;
                event.block = mint.block;
                event.logIndex = mint.position;
                event.contract = token.address;
                event.holder = mint.holder;
                event.amount = mint.amount;
                event.rule = balanceRules.size();
                all.push_back(event);
            }
    return all;
}

tl::expected<std::optional<BalanceEvent>, Message> readBalanceEvent(const LogFields& log, const RuledToken& token,
                                                                    std::size_t rule)
{
    const bool ofOwner = balanceRules[rule].isOfOwner;
    const int count = ofOwner ? 1 : 2;  // the amount, and the holder before it
    const int fromTopics = log.topicCount - 1;
    const std::size_t size = log.data.size() / 2;
    if (fromTopics > count || size != static_cast<std::size_t>(count - fromTopics) * 32)
        return tl::unexpected(
            Message(QT_TRANSLATE_NOOP("Engine", "An event with %1 and %2 of data does not have the form of %3."))
                .arg(Message::counted("%Ln topic", QT_TRANSLATE_N_NOOP("Engine", "%Ln topics"), log.topicCount))
                .arg(Message::counted("%Ln byte", QT_TRANSLATE_N_NOOP("Engine", "%Ln bytes"), qint64(size)))
                .arg(QLatin1String(balanceRules[rule].name)));
    std::array<Bytes32, 2> words;
    std::copy_n(log.topics.begin() + 1, fromTopics, words.begin());
    for (int i = fromTopics; i < count; ++i)
        if (!hex::decodeDigits(log.data.data() + 64 * (i - fromTopics), words[static_cast<std::size_t>(i)].data(), 32))
            return tl::unexpected(Message(QT_TRANSLATE_NOOP("Engine", "The data of this log is not hexadecimal.")));
    if (!ofOwner && !isAddressWord(words[0].data()))
        return tl::unexpected(
            Message(QT_TRANSLATE_NOOP("Engine", "The address of this event has more than 20 bytes.")));
    BalanceEvent event;
    event.block = log.block;
    event.logIndex = static_cast<int>(log.logIndex);
    event.transactionHash = log.transactionHash;
    event.contract = log.address;
    event.holder = ofOwner ? token.owner : addressOf(words[0].data());
    event.amount = U256::fromWord(words[ofOwner ? 0 : 1]);
    event.rule = rule;
    event.indexed = !ofOwner && fromTopics > 0;
    if (event.amount.isZero() || event.holder == Bytes20{})
        return std::optional<BalanceEvent>();
    return std::optional(event);
}

}  // namespace signalbox::evm
