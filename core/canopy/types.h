// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <array>
#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "signalbox/interval.h"
#include "support/bytes.h"
#include "tl/expected.hpp"

namespace signalbox::canopy {

/// A fault in an answer, in English, for the log or as the detail of a general sentence.
struct Bad {
    QString what;
};
template <class T>
using Read = tl::expected<T, Bad>;

/// Balance including the vesting part: `totalAmount` if the node provides it.
struct Account {
    Bytes20 address{};
    quint64 amount = 0;
    bool operator==(const Account&) const = default;
};

struct Validator {
    Bytes20 address{};
    QByteArray publicKey;
    QByteArray netAddress;  ///< UTF-8
    quint64 stakedAmount = 0;
    std::vector<quint64> committees;  ///< ascending, without duplicates
    quint64 maxPausedHeight = 0, unstakingHeight = 0;
    QByteArray output;
    bool delegate = false, compound = false;
    bool operator==(const Validator&) const = default;
    const char* status() const;  ///< unstaking, paused, active
};

struct Holder {
    Bytes20 address{};
    quint64 points = 0;
    bool operator==(const Holder&) const = default;
};

struct Pool {
    quint64 id = 0;
    quint64 amount = 0, totalPoints = 0;
    std::vector<Holder> holders;  ///< ascending by address
    bool operator==(const Pool&) const = default;
};

struct Order {
    QByteArray id;
    quint64 committee = 0;
    QByteArray data;
    quint64 amountForSale = 0, requestedAmount = 0;
    QByteArray sellerReceive, buyerSend, buyerReceive;
    quint64 buyerChainDeadline = 0;
    QByteArray sellersSend;
    bool operator==(const Order&) const = default;
};

struct DexPrice {
    quint64 localChain = 0, remoteChain = 0;
    quint64 localPool = 0, remotePool = 0, priceE6 = 0;
    bool operator==(const DexPrice&) const = default;
};

/// A limit order, a deposit (its amount in `amount`) or a withdrawal (its percentage in `amount`) in a batch.
struct DexItem {
    QByteArray orderId;
    Bytes20 address{};
    quint64 amount = 0, requested = 0;
    quint64 committee = 0, lockedHeight = 0;  ///< values of its batch
    bool operator==(const DexItem&) const = default;
};
struct DexItems {
    std::vector<DexItem> orders, deposits, withdrawals;  ///< items of all batches, ascending by order ID
    bool operator==(const DexItems&) const = default;
};

struct Params {
    static constexpr std::size_t count = 39;  ///< numbers, in the order of names()
    std::array<quint64, count> values{};
    QByteArray protocolVersion;
    static const std::array<const char*, count>& names();  ///< as the node's JSON has them
    quint64 rootChain() const { return values[1]; }
    quint64 unstakingBlocks() const { return values[3]; }
    bool operator==(const Params&) const = default;
};

struct Supply {
    quint64 total = 0, staked = 0, delegatedOnly = 0;
    bool operator==(const Supply&) const = default;
};

struct NonSigner {
    Bytes20 address{};
    quint64 counter = 0;
    bool operator==(const NonSigner&) const = default;
};

/// Validators and delegates by status, of the whole state.
struct ValidatorCounts {
    quint64 active = 0, paused = 0, unstaking = 0;  ///< numbers without delegates
    bool operator==(const ValidatorCounts&) const = default;
};

ValidatorCounts countValidators(const std::vector<Validator>& validators);

struct DoubleSigner {
    QByteArray id;  ///< address in the state, public key in a certificate
    std::vector<quint64> heights;
    bool operator==(const DoubleSigner&) const = default;
};

struct Committee {
    quint64 chainId = 0;
    quint64 lastRootHeight = 0, lastChainHeight = 0, samples = 0;
    bool operator==(const Committee&) const = default;
};

/// A state of the chain; `height` h is the state after block h − 1 and before block h. Lists are sorted by their key.
/// If `partial`, accounts, validators and pools contain only those that one block touched.
struct State {
    Height height = 0;
    bool partial = false;
    std::vector<Account> accounts;
    std::vector<Validator> validators;
    std::vector<Pool> pools;
    std::vector<Order> orders;
    std::vector<DexPrice> prices;
    DexItems locked, pending;
    Params params;
    Supply supply;
    std::vector<Committee> committees;
    std::vector<quint64> subsidized, retired;
    std::vector<NonSigner> nonSigners;  ///< not in the bulk answer, requested in addition
    ValidatorCounts counts;
    quint64 poolCount = 0;  ///< of the whole state; not in the bulk answer
};

struct Payment {
    quint64 committee = 0;
    Bytes20 address{};
    quint64 percent = 0;
    quint64 chainId = 0;  ///< the chain on which it is paid
};

/// The parts of a certificate's orders that determine rows.
struct Certificate {
    quint64 chainId = 0, height = 0, rootHeight = 0;
    std::vector<Payment> payments;
    std::vector<DoubleSigner> doubleSigners;  ///< by public key
};

enum class TxKind {
    Unknown,
    Send,
    Stake,
    EditStake,
    Unstake,
    Pause,
    Unpause,
    ChangeParameter,
    DaoTransfer,
    CertificateResults,
    Subsidy,
    CreateOrder,
    EditOrder,
    DeleteOrder,
    DexLimitOrder,
    DexDeposit,
    DexWithdraw,
    StartPoll,  ///< these four are sends with a command in the memo
    VotePoll,
    LockOrder,
    CloseOrder,
};

/// One transaction with the columns that its message fills.
struct Transaction {
    QByteArray hash;
    quint64 index = 0;
    TxKind kind = TxKind::Unknown;
    std::string type;
    QByteArray sender, recipient;
    qint64 time = 0;  ///< µs
    quint64 createdHeight = 0, networkId = 0, fee = 0;
    std::string memo;
    quint64 amount = 0, chainId = 0, sellAmount = 0, buyAmount = 0, liquidityAmount = 0, liquidityPercent = 0;
    quint64 committee = 0, buyerChainDeadline = 0;
    double price = 0;
    QByteArray orderId, pollHash, validator, buyerReceive, buyerSend, publicKey, signature;
    std::string paramKey, paramValue;
    std::string json;  ///< the whole transaction, compact
};

enum class EventKind {
    Other,
    Reward,
    Slash,
    AutomaticPause,
    AutomaticBeginUnstaking,
    AutomaticFinishUnstaking,
    DexSwap,
    DexDeposit,
    DexWithdraw,
    OrderSwap,
    OrderLock,
    OrderReset,
};

struct Event {
    EventKind kind = EventKind::Other;
    std::string type, reference;
    quint64 chainId = 0, blockHeight = 0;
    QByteArray address;
    quint64 amount = 0, sold = 0, bought = 0, localAmount = 0, remoteAmount = 0;
    bool success = false, localOrigin = false;
    QByteArray orderId;
    quint64 pointsReceived = 0, pointsBurned = 0, buyerChainDeadline = 0;
    QByteArray data, sellerReceive, buyerSend, sellersSend, buyerReceive;
    std::string json;  ///< the whole event, compact
};

struct BlockHeader {
    Height height = 0;
    Bytes32 hash{}, parent{};
    QByteArray stateRoot, transactionRoot, validatorRoot, nextValidatorRoot, proposer;
    quint64 networkId = 0;
    qint64 time = 0;  ///< µs
    quint64 txs = 0, totalTxs = 0, vdfIterations = 0;
};

struct Block {
    BlockHeader header;
    std::optional<Certificate> last;        ///< certificate of the block before; its orders are carried out in this one
    std::vector<Transaction> transactions;  ///< by index
    std::vector<Event> events;              ///< in the block's order
    std::vector<Certificate> certificates;  ///< certificates of other committees, from this block's messages
};

/// First 20 bytes of the SHA-256 of a public key of 32, 33 or 48 bytes; for Ethereum keys (64), the last 20 bytes of
/// Keccak-256.
QByteArray addressOf(const QByteArray& publicKey);

}  // namespace signalbox::canopy
