// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/row_maker.h"

namespace signalbox::canopy {

void RowMaker::accountRows()
{
    auto& to = of("accounts");
    eachPair(
        m_before.accounts, m_after.accounts, [](const Account& row) { return row.address; },
        [&](const Account* before, const Account* after) {
            const Account& account = after ? *after : *before;
            const Touch* touched = touch(account.address);
            const quint64 rewards = touched ? touched->rewards : 0, slashes = touched ? touched->slashes : 0;
            const bool changed = !before || !after || before->amount != after->amount || rewards > 0 || slashes > 0;
            if (!changed && !m_whole)
                return;
            to.begin().bytea(view(account.address)).amount(after ? after->amount : 0).amount(rewards).amount(slashes);
            to.bigint(m_height).time(m_time).boolean(!after).end();
            m_count.accounts += changed && after ? 1 : 0;
            m_count.accountsNew += before ? 0 : 1;
        });
}

void RowMaker::validatorRows()
{
    auto& to = of("validators");
    eachPair(
        m_before.validators, m_after.validators, [](const Validator& row) { return row.address; },
        [&](const Validator* before, const Validator* after) {
            const Validator& validator = after ? *after : *before;
            const Touch* touched = touch(validator.address);
            const bool changed = !before || !after || *before != *after || (touched && touched->validator);
            if (!changed && !m_whole)
                return;
            m_written.insert(validator.address);
            to.begin().bytea(view(validator.address)).bytea(validator.publicKey).text(text(validator.netAddress));
            to.amount(after ? after->stakedAmount : 0).bigint(after ? after->maxPausedHeight : 0);
            to.bigint(after ? after->unstakingHeight : 0).bytea(validator.output).boolean(validator.delegate);
            to.boolean(validator.compound).text(validator.status()).bigint(m_height).time(m_time);
            to.boolean(!after).end();
            m_count.validators += changed && after ? 1 : 0;
            m_count.validatorsNew += before ? 0 : 1;
        });
}

void RowMaker::memberRows()
{
    struct Member {
        quint64 committee = 0;
        const Validator* validator = nullptr;
        bool left = false, counts = true;
    };
    std::vector<Member> members;
    const auto has = [](const std::vector<quint64>& list, quint64 committee) {
        return std::binary_search(list.begin(), list.end(), committee);
    };
    eachPair(
        m_before.validators, m_after.validators, [](const Validator& row) { return row.address; },
        [&](const Validator* before, const Validator* after) {
            if (!m_written.contains(after ? after->address : before->address))
                return;
            const Touch* touched = touch(after ? after->address : before->address);
            const bool changed = !before || !after || *before != *after || (touched && touched->validator);
            if (after) {
                for (const quint64 committee : after->committees)
                    members.push_back({committee, after, false, changed});
            }
            if (before) {
                for (const quint64 committee : before->committees) {
                    if (!after || !has(after->committees, committee))
                        members.push_back({committee, before, true, false});
                }
            }
        });
    if (m_in.fold != Fold::Genesis && needsAllValidators(m_before, m_after)) {
        const auto& all = m_in.allValidators ? *m_in.allValidators : m_after.validators;
        for (const Validator& validator : all) {
            if (m_written.contains(validator.address))
                continue;
            for (const quint64 committee : validator.committees) {
                if (has(m_before.subsidized, committee) != has(m_after.subsidized, committee) ||
                    has(m_before.retired, committee) != has(m_after.retired, committee))
                    members.push_back({committee, &validator, false, true});
            }
        }
    }
    if (members.empty())
        return;
    std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
        return std::tie(a.committee, a.validator->address) < std::tie(b.committee, b.validator->address);
    });
    auto& to = of("committee_validators");
    for (const auto& [committee, validator, left, counts] : members) {
        to.begin().bigint(committee).bytea(view(validator->address)).amount(left ? 0 : validator->stakedAmount);
        to.text(validator->status()).boolean(validator->delegate).boolean(validator->compound);
        to.boolean(has(m_after.subsidized, committee)).boolean(has(m_after.retired, committee));
        to.bigint(m_height).time(m_time).boolean(left).end();
        m_count.members += !left && counts ? 1 : 0;
    }
}

void RowMaker::signingRows()
{
    auto& to = of("validator_signing_info");
    eachPair(
        m_before.nonSigners, m_after.nonSigners, [](const NonSigner& row) { return row.address; },
        [&](const NonSigner* before, const NonSigner* after) {
            const bool changed = !before || !after || before->counter != after->counter;
            if (!changed && !m_whole)
                return;
            to.begin().bytea(view(after ? after->address : before->address)).bigint(after ? after->counter : 0);
            to.bigint(m_height).bigint(m_height).time(m_time).boolean(!after).end();
            m_count.nonSigners += changed && after ? 1 : 0;
            m_count.nonSignersNew += before ? 0 : 1;
        });
}

void RowMaker::evidenceRows()
{
    const Accusations added = accusations(m_block, m_in.chainId, m_before.params);
    Accusations all = added;
    if (m_in.evidence)
        for (const auto& [address, heights] : *m_in.evidence)
            if (added.contains(address) || m_in.fold == Fold::Start)
                all[address].insert(heights.begin(), heights.end());
    for (const auto& [address, heights] : all) {
        if (heights.empty())
            continue;
        auto& to = of("validator_double_signing_info");
        to.begin().bytea(address).bigint(static_cast<qint64>(heights.size())).bigint(*heights.begin());
        to.bigint(*heights.rbegin()).bigint(m_height).time(m_time).boolean(false).end();
        m_count.doubleSigners += added.contains(address) ? 1 : 0;
    }
}

}  // namespace signalbox::canopy
