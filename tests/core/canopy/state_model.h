// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recorded_world.h"
#include "signalbox/literals.h"

namespace signalbox::test {

/// The state of one entity: the relevant columns of each key's newest row, as text.
using Model = std::map<QByteArray, QByteArray>;

/// Conversion of an entity's rows, and of the node's own JSON, to a Model. The JSON is read by Qt, not by our decoders.
struct ModelRule {
    const char* entity;
    std::vector<const char*> key, columns;
    /// empty if every row that is not `deleted` is current; else rows whose column has one of the values
    const char* livesBy;
    std::vector<QByteArray> lives;
    Model (*recorded)(const RecordedWorld&, Height state);
};

inline QByteArray joined(const CopyRow& row, const std::vector<const char*>& columns)
{
    QByteArray out;
    for (const char* column : columns)
        out += row.at(QLatin1String(column)) + '|';
    return out;
}

inline void applyRows(const ModelRule& rule, const std::vector<CopyRow>& rows, Model& model)
{
    for (const CopyRow& row : rows) {
        const QByteArray key = joined(row, rule.key);
        const auto deleted = row.find(u"deleted"_s);
        bool alive = deleted == row.end() || deleted->second == "false";
        if (rule.livesBy[0] != 0)
            alive = std::find(rule.lives.begin(), rule.lives.end(), row.at(QLatin1String(rule.livesBy))) !=
                    rule.lives.end();
        if (alive)
            model[key] = joined(row, rule.columns);
        else
            model.erase(key);
    }
}

namespace {

QByteArray text(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (value.isDouble())
        return QByteArray::number(value.toInteger());
    return value.toString().toUtf8();
}

QByteArray number(const QJsonObject& row, const char* key)
{
    const QJsonValue value = row.value(QLatin1String(key));
    return value.isString() ? value.toString().toUtf8() : QByteArray::number(value.toInteger());
}

QByteArray str(const QJsonObject& row, const char* key)
{
    return row.value(QLatin1String(key)).toString().toUtf8();
}

QJsonArray rowsOf(const RecordedWorld& world, const char* route, Height state)
{
    const QJsonDocument document = world.json(route, state);
    return document.isArray() ? document.array() : document.object().value("results"_L1).toArray();
}

QByteArray status(const QJsonObject& row)
{
    return row.value("unstakingHeight"_L1).toInteger() > 0   ? "unstaking"
           : row.value("maxPausedHeight"_L1).toInteger() > 0 ? "paused"
                                                             : "active";
}

Model accounts(const RecordedWorld& world, Height state)
{
    Model model;
    for (const QJsonValue& one : rowsOf(world, "accounts", state)) {
        const QJsonObject row = one.toObject();
        model[str(row, "address") + '|'] =
            (row.contains("totalAmount"_L1) ? number(row, "totalAmount") : number(row, "amount")) + '|';
    }
    return model;
}

Model validators(const RecordedWorld& world, Height state)
{
    Model model;
    for (const QJsonValue& one : rowsOf(world, "validators", state)) {
        const QJsonObject row = one.toObject();
        QByteArray line;
        for (const char* key : {"publicKey", "netAddress", "stakedAmount", "maxPausedHeight", "unstakingHeight",
                                "output", "delegate", "compound"})
            line += text(row.value(QLatin1String(key))) + '|';
        model[str(row, "address") + '|'] = line + status(row) + '|';
    }
    return model;
}

std::set<qint64> numbers(const RecordedWorld& world, const char* route, Height state)
{
    std::set<qint64> all;
    for (const QJsonValue& one : world.json(route, state).array())
        all.insert(one.toInteger());
    return all;
}

Model members(const RecordedWorld& world, Height state)
{
    const auto subsidized = numbers(world, "subsidized-committees", state);
    const auto retired = numbers(world, "retired-committees", state);
    Model model;
    for (const QJsonValue& one : rowsOf(world, "validators", state)) {
        const QJsonObject row = one.toObject();
        for (const QJsonValue& committee : row.value("committees"_L1).toArray()) {
            const qint64 id = committee.toInteger();
            model[QByteArray::number(id) + '|' + str(row, "address") + '|'] =
                number(row, "stakedAmount") + '|' + status(row) + '|' + text(row.value("delegate"_L1)) + '|' +
                text(row.value("compound"_L1)) + '|' + (subsidized.contains(id) ? "true|" : "false|") +
                (retired.contains(id) ? "true|" : "false|");
        }
    }
    return model;
}

Model nonSigners(const RecordedWorld& world, Height state)
{
    Model model;
    for (const QJsonValue& one : world.json("non-signers", state).array())
        model[str(one.toObject(), "address") + '|'] = number(one.toObject(), "counter") + '|';
    return model;
}

Model doubleSigners(const RecordedWorld& world, Height state)
{
    Model model;
    for (const QJsonValue& one : world.json("double-signers", state).array()) {
        std::set<qint64> heights;
        for (const QJsonValue& height : one.toObject().value("heights"_L1).toArray())
            heights.insert(height.toInteger());
        model[str(one.toObject(), "id") + '|'] = QByteArray::number(qint64(heights.size())) + '|' +
                                                 QByteArray::number(*heights.begin()) + '|' +
                                                 QByteArray::number(*heights.rbegin()) + '|';
    }
    return model;
}

Model pools(const RecordedWorld& world, Height state)
{
    Model model;
    for (const QJsonValue& one : rowsOf(world, "pools", state)) {
        const QJsonObject row = one.toObject();
        model[number(row, "id") + '|'] = number(row, "amount") + '|' + number(row, "totalPoints") + '|' +
                                         QByteArray::number(row.value("points"_L1).toArray().size()) + '|';
    }
    return model;
}

Model holders(const RecordedWorld& world, Height state)
{
    Model model;
    for (const QJsonValue& one : rowsOf(world, "pools", state)) {
        const QJsonObject row = one.toObject();
        for (const QJsonValue& holder : row.value("points"_L1).toArray())
            model[number(row, "id") + '|' + str(holder.toObject(), "address") + '|'] =
                number(holder.toObject(), "points") + '|' + number(row, "totalPoints") + '|';
    }
    return model;
}

Model orders(const RecordedWorld& world, Height state)
{
    Model model;
    QJsonArray rows = rowsOf(world, "orders", state);
    for (const QJsonValue& one : QJsonArray(rows)) {  // older nodes: in books
        for (const QJsonValue& order : one.toObject().value("orders"_L1).toArray())
            rows.append(order);
    }
    for (const QJsonValue& one : rows) {
        const QJsonObject row = one.toObject();
        if (row.contains("orders"_L1))
            continue;
        model[str(row, "id") + '|'] = number(row, "committee") + '|' + str(row, "data") + '|' +
                                      number(row, "amountForSale") + '|' + number(row, "requestedAmount") + '|' +
                                      str(row, "sellerReceiveAddress") + '|' + str(row, "buyerSendAddress") + '|' +
                                      str(row, "buyerReceiveAddress") + '|' + number(row, "buyerChainDeadline") + '|' +
                                      str(row, "sellersSendAddress") + '|';
    }
    return model;
}

Model items(const RecordedWorld& world, Height state, const char* list, std::initializer_list<const char*> amounts,
            bool lockedHeight)
{
    Model model;
    for (const char* route : {"next-dex-batch", "dex-batch"}) {
        const bool locked = route[0] == 'd';
        for (const QJsonValue& one : world.json(route, state).array()) {
            const QJsonObject batch = one.toObject();
            for (const QJsonValue& item : batch.value(QLatin1String(list)).toArray()) {
                const QJsonObject row = item.toObject();
                QByteArray line =
                    number(batch, "committee") + '|' + str(row, "address") + '|' + (locked ? "locked|" : "pending|");
                for (const char* amount : amounts)
                    line += number(row, amount) + '|';
                if (lockedHeight)
                    line += (locked ? number(batch, "lockedHeight") : QByteArray("0")) + '|';
                model[str(row, "orderId") + '|'] = line;
            }
        }
    }
    return model;
}

Model prices(const RecordedWorld& world, Height state)
{
    Model model;
    for (const QJsonValue& one : world.json("dex-price", state).array()) {
        const QJsonObject row = one.toObject();
        model[number(row, "chainId") + '|' + number(row, "remoteChainId") + '|'] =
            number(row, "localPool") + '|' + number(row, "remotePool") + '|' + number(row, "e6ScaledPrice") + '|';
    }
    return model;
}

Model params(const RecordedWorld& world, Height state)
{
    const QJsonObject all = world.json("params", state).object();
    QByteArray line;
    for (const char* name : canopy::Params::names()) {
        QByteArray value = "0";
        for (const auto& space : {"consensus", "validator", "fee", "governance"}) {
            const QJsonObject fields = all.value(QLatin1String(space)).toObject();
            if (fields.contains(QLatin1String(name)))
                value = number(fields, name);
        }
        line += value + '|';
    }
    return {{"", str(all.value("consensus"_L1).toObject(), "protocolVersion") + '|' + line}};
}

Model supply(const RecordedWorld& world, Height state)
{
    const QJsonObject row = world.json("supply", state).object();
    return {{"", number(row, "total") + '|' + number(row, "staked") + '|' + number(row, "delegatedOnly") + '|'}};
}

Model committees(const RecordedWorld& world, Height state)
{
    const auto subsidized = numbers(world, "subsidized-committees", state);
    const auto retired = numbers(world, "retired-committees", state);
    Model model;
    for (const QJsonValue& one : world.json("committees-data", state).object().value("list"_L1).toArray()) {
        const QJsonObject row = one.toObject();
        const qint64 id = row.value("chainID"_L1).toInteger();
        model[QByteArray::number(id) + '|'] =
            number(row, "lastRootHeightUpdated") + '|' + number(row, "lastChainHeightUpdated") + '|' +
            number(row, "numberOfSamples") + '|' + (subsidized.contains(id) ? "true|" : "false|") +
            (retired.contains(id) ? "true|" : "false|");
    }
    return model;
}

/// Columns of params in the order of Params::names(), the version first.
std::vector<const char*> paramColumns()
{
    static const std::vector<QByteArray> kept = [] {
        std::vector<QByteArray> names;
        for (const auto& column : catalog::Catalog::canopy().find(u"params"_s)->columns) {
            const QByteArray name = column.name.toLatin1();
            if (name != "height" && name != "height_time" && name != "protocol_version")
                names.push_back(name);
        }
        return names;
    }();
    std::vector<const char*> columns{"protocol_version"};
    for (const QByteArray& name : kept)
        columns.push_back(name.constData());
    return columns;
}

}  // namespace

inline const std::vector<ModelRule>& modelRules()
{
    static const std::vector<QByteArray> open{"open"}, waiting{"pending", "locked"};
    static const std::vector<ModelRule> all{
        {"accounts", {"address"}, {"amount"}, "", {}, accounts},
        {"validators",
         {"address"},
         {"public_key", "net_address", "staked_amount", "max_paused_height", "unstaking_height", "output", "delegate",
          "compound", "status"},
         "",
         {},
         validators},
        {"committee_validators",
         {"committee_id", "validator_address"},
         {"staked_amount", "status", "delegate", "compound", "subsidized", "retired"},
         "",
         {},
         members},
        {"validator_signing_info", {"address"}, {"missed_blocks_count"}, "", {}, nonSigners},
        {"validator_double_signing_info",
         {"address"},
         {"evidence_count", "first_evidence_height", "last_evidence_height"},
         "",
         {},
         doubleSigners},
        {"pools", {"pool_id"}, {"amount", "total_points", "lp_count"}, "", {}, pools},
        {"pool_points_by_holder", {"pool_id", "address"}, {"points", "liquidity_pool_points"}, "", {}, holders},
        {"orders",
         {"order_id"},
         {"committee", "data", "amount_for_sale", "requested_amount", "seller_receive_address", "buyer_send_address",
          "buyer_receive_address", "buyer_chain_deadline", "sellers_send_address"},
         "status",
         open,
         orders},
        {"dex_orders",
         {"order_id"},
         {"committee", "address", "state", "amount_for_sale", "requested_amount", "locked_height"},
         "state",
         waiting,
         [](const RecordedWorld& world, Height state) {
             return items(world, state, "orders", {"amountForSale", "requestedAmount"}, true);
         }},
        {"dex_deposits",
         {"order_id"},
         {"committee", "address", "state", "amount"},
         "state",
         waiting,
         [](const RecordedWorld& world, Height state) { return items(world, state, "deposits", {"amount"}, false); }},
        {"dex_withdrawals",
         {"order_id"},
         {"committee", "address", "state", "percent"},
         "state",
         waiting,
         [](const RecordedWorld& world, Height state) { return items(world, state, "withdraws", {"percent"}, false); }},
        {"dex_prices",
         {"local_chain_id", "remote_chain_id"},
         {"local_pool", "remote_pool", "price_e6"},
         "",
         {},
         prices},
        {"params", {}, paramColumns(), "", {}, params},
        {"supply", {}, {"total", "staked", "delegated_only"}, "", {}, supply},
        {"committees",
         {"chain_id"},
         {"last_root_height_updated", "last_chain_height_updated", "number_of_samples", "subsidized", "retired"},
         "",
         {},
         committees},
    };
    return all;
}

}  // namespace signalbox::test
