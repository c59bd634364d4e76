// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/types.h"

#include <QCryptographicHash>

namespace signalbox::canopy {

const char* Validator::status() const
{
    return unstakingHeight > 0 ? "unstaking" : maxPausedHeight > 0 ? "paused" : "active";
}

ValidatorCounts countValidators(const std::vector<Validator>& validators)
{
    ValidatorCounts counts;
    for (const Validator& validator : validators) {
        if (validator.delegate)
            continue;
        ++(validator.unstakingHeight > 0   ? counts.unstaking
           : validator.maxPausedHeight > 0 ? counts.paused
                                           : counts.active);
    }
    return counts;
}

const std::array<const char*, Params::count>& Params::names()
{
    static constexpr std::array<const char*, count> all{
        "blockSize",
        "rootChainID",
        "retired",
        "unstakingBlocks",
        "maxPauseBlocks",
        "doubleSignSlashPercentage",
        "nonSignSlashPercentage",
        "maxNonSign",
        "nonSignWindow",
        "maxCommittees",
        "maxCommitteeSize",
        "earlyWithdrawalPenalty",
        "delegateUnstakingBlocks",
        "minimumOrderSize",
        "stakePercentForSubsidizedCommittee",
        "maxSlashPerCommittee",
        "delegateRewardPercentage",
        "buyDeadlineBlocks",
        "lockOrderFeeMultiplier",
        "minimumStakeForValidators",
        "minimumStakeForDelegates",
        "maximumDelegatesPerCommittee",
        "sendFee",
        "stakeFee",
        "editStakeFee",
        "unstakeFee",
        "pauseFee",
        "unpauseFee",
        "changeParameterFee",
        "daoTransferFee",
        "certificateResultsFee",
        "subsidyFee",
        "createOrderFee",
        "editOrderFee",
        "deleteOrderFee",
        "dexLimitOrderFee",
        "dexLiquidityDeposit",
        "dexLiquidityWithdraw",
        "daoRewardPercentage",
    };
    return all;
}

QByteArray addressOf(const QByteArray& publicKey)
{
    if (publicKey.size() == 64)
        return QCryptographicHash::hash(publicKey, QCryptographicHash::Keccak_256).right(20);
    return QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256).left(20);
}

}  // namespace signalbox::canopy
