// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "signalbox/interval.h"
#include "sim/canopy_writer.h"

namespace signalbox::test::story {

using sim::CanopyWriter;
using Form = CanopyWriter::Form;
using Key = QByteArray;
using Write = std::function<void(CanopyWriter&)>;

struct Account {
    quint64 total = 0, nonce = 0, vesting = 0;
    Height start = 0, cliff = 0, end = 0;
    bool operator==(const Account&) const = default;
};
struct Validator {
    QByteArray publicKey, net;
    quint64 staked = 0;
    std::vector<quint64> committees;
    quint64 maxPaused = 0, unstaking = 0;
    Key output;
    bool delegate = false, compound = false;
    bool operator==(const Validator&) const = default;
};
struct Pool {
    quint64 amount = 0, total = 0;
    std::map<Key, quint64> points;
    bool operator==(const Pool&) const = default;
};
struct Order {
    quint64 committee = 0;
    QByteArray data;
    quint64 forSale = 0, requested = 0;
    QByteArray sellerReceive, buyerSend, buyerReceive;
    quint64 deadline = 0;
    QByteArray sellersSend;
};
struct Item {
    Key id, address;
    quint64 amount = 0, requested = 0;
};
struct Batch {
    std::vector<Item> orders, deposits, withdrawals;
    Height locked = 0;
    quint64 poolSize = 0, counterSize = 0;
    bool empty() const { return orders.empty() && deposits.empty() && withdrawals.empty(); }
};
struct Committee {
    quint64 root = 0, chain = 0, samples = 0;
};
struct Params {
    std::map<std::pair<int, int>, quint64> values;  ///< by space and field of the wire
    QByteArray version = "1/0";
};

/// A state of the generated chain.
struct State {
    std::map<Key, Account> accounts;
    std::map<Key, Validator> validators;
    std::map<quint64, Pool> pools;
    std::map<Key, Order> orders;
    std::map<quint64, Batch> locked, next;  ///< by committee
    Params params;
    quint64 total = 0, staked = 0, delegated = 0;
    std::map<quint64, Committee> committees;
    std::set<quint64> subsidized, retired;
    std::map<Key, quint64> silent;
    std::map<Key, std::set<quint64>> doubleSigners;
};

struct Certificate {
    quint64 chain = 0, network = 0;
    Height height = 0, root = 0;
    struct Payment {
        Key address;
        quint64 percent = 0, chain = 0;
    };
    std::vector<Payment> payments;
    std::vector<std::pair<QByteArray, std::vector<quint64>>> doubleSigners;  ///< by public key
};

struct Transaction {
    QByteArray type, message;  ///< `message` is empty for an unknown type
    Key sender, recipient;
    Write write;
    QByteArray memo, hash;
    quint64 fee = 10'000, time = 0;
};
struct Event {
    QByteArray type;
    int field = 0;
    Key address;
    quint64 chain = 0;
    QByteArray reference;
    Write write;
};
struct Block {
    Height height = 0;
    quint64 network = 0, chain = 0, time = 0, totalTxs = 0, vdf = 0;
    QByteArray hash, parent;
    Key proposer;
    bool hasLast = false;
    Certificate last;
    std::vector<Transaction> transactions;
    std::vector<Event> events;
};

// Each in the node's JSON or in wire form.
QByteArray accountForm(const Key& address, const Account& account, Height state, bool old, Form form);
QByteArray validatorForm(const Key& address, const Validator& validator, Form form);
QByteArray poolForm(quint64 id, const Pool& pool, Form form);
QByteArray orderForm(const Key& id, const Order& order, Form form);
QByteArray batchForm(quint64 committee, const Batch& batch, Form form);
QByteArray priceForm(quint64 chain, quint64 committee, const Batch& batch, Form form);  ///< empty if there is none
QByteArray paramsForm(const Params& params, Form form);
QByteArray supplyForm(const State& state, Form form);
QByteArray committeesForm(const State& state, Form form);
QByteArray doubleSignerForm(const Key& address, const std::set<quint64>& heights, Form form);
void writeCertificate(CanopyWriter& to, const Certificate& certificate);
QByteArray blockForm(const Block& block, Form form);
/// The field of `params` by its position on the wire: 39 numbers.
const std::vector<std::tuple<int, int, const char*>>& paramFields();

}  // namespace signalbox::test::story
