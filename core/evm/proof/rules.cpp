// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/rules.h"
#include "signalbox/literals.h"

#include <QJsonObject>
#include <algorithm>
#include <limits>

namespace signalbox::evm::proof {

namespace {

tl::unexpected<Error> bad(const Message& what)
{
    return fail(ErrorKind::Internal, "BAD_PRESET",
                Message(QT_TRANSLATE_NOOP("Engine", "The preset's proof rules are damaged: %1. Reinstall Signalbox."))
                    .arg(what));
}

}  // namespace

Expected<Rules> Rules::fromJson(const QJsonArray& array)
{
    Rules out;
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        Rule rule;
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString key = member.key(), text = member->toString();
            if (key == "from"_L1 && member->isDouble() && member->toInteger() >= 0)
                rule.from = member->toInteger();
            else if (key == "header"_L1 && text == "avalanche"_L1)
                rule.header = Rule::Header::Avalanche;
            else if (key == "header"_L1 && text == "celo"_L1)
                rule.header = Rule::Header::Celo;
            else if (key == "deposit"_L1 && text == "plain"_L1)
                rule.deposit = Rule::Deposit::Plain;
            else if (key == "deposit"_L1 && text == "nonce"_L1)
                rule.deposit = Rule::Deposit::Nonce;
            else if (key == "stateSync"_L1 && text == "outside"_L1)
                rule.stateSyncOutside = true;
            else if (key == "blockReceipt"_L1 && member->isBool())
                rule.blockReceipt = member->toBool();
            else if (key == "impossible"_L1 && member->isBool())
                rule.impossible = member->toBool();
            else
                return bad(Message(key));
        }
        if (rule.from == 0)
            out.m_rules.clear();
        if (!out.m_rules.empty() && out.m_rules.back().from >= rule.from)
            return bad(Message(QT_TRANSLATE_NOOP("Engine", "heights do not ascend")));
        out.m_rules.push_back(rule);
    }
    return out;
}

const Rule& Rules::at(Height height) const
{
    const auto above = std::upper_bound(m_rules.begin(), m_rules.end(), height,
                                        [](Height wanted, const Rule& rule) { return wanted < rule.from; });
    return above == m_rules.begin() ? m_rules.front() : *std::prev(above);
}

Height Rules::lastLike(Height height) const
{
    const auto above = std::upper_bound(m_rules.begin(), m_rules.end(), height,
                                        [](Height wanted, const Rule& rule) { return wanted < rule.from; });
    return above == m_rules.end() ? std::numeric_limits<Height>::max() : above->from - 1;
}

bool Rules::impossibleEverywhere() const
{
    return std::all_of(m_rules.begin(), m_rules.end(), [](const Rule& rule) { return rule.impossible; });
}

}  // namespace signalbox::evm::proof
