// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/query_words.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

/// Titles and sentences of resources/queries, for the translators.
[[maybe_unused]] constexpr const char* words[] = {
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "One address on every chain"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Balance, stake and last change of an address, chain by chain."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Accounts and balances of each chain"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "How many accounts each chain has, what they hold, and the newest change among them."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Largest holders over all chains"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Addresses by the sum of their balances and stakes on all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "History of an account"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Every change of one account on one chain, the newest first."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Accounts at a height"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "The balances of one chain as they were after a block, in pages of 100 from the first address."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Rewards and slashes by day"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "What the accounts of one chain were rewarded and slashed on each day."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Stake of each chain by status"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Validators and delegates of every chain, counted and summed by what they do now."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Largest validators"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "The validators with the largest stakes over all chains, and what they missed."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Validators that miss blocks"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Missed blocks within the window now, over all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Double signing"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Evidence against validators, over all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Committees and their members"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Who is in which committee of one chain now, with the stake behind it."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Payments of committees"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Who gets how much of a committee's reward by the newest certificates, over all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Liquidity pools"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Liquidity pools of all chains by what is in them."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Liquidity positions"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Holders of points in liquidity pools, with their share of the pool and what it is worth."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Open orders"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Orders of the order book that are open now, over all chains, with what is asked for each unit."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "How orders ended"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Orders of every chain by status: how many, and how much was for sale."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Limit orders of the DEX"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "The newest limit orders over all chains, with their outcome."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Deposits and withdrawals of the DEX"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "The newest liquidity deposits and withdrawals over all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Prices of the DEX over time"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Each change of a pair's pools on one chain, with the price that follows."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest transactions"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "The newest transactions of one chain."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Transactions by type"),
    QT_TRANSLATE_NOOP(
        "signalbox::ui::Queries",
        "What the transactions of one chain do: how many of each type, what they moved and what they paid."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Transactions of an address"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "What an address signed or received on one chain, the newest first."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Events by type"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "What happened on one chain: how many events of each type, and what they moved."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Slashes and automatic pauses"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "The newest events of one chain that hit a validator."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest blocks"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "The newest blocks of one chain, with what is in them and the seconds since the block before."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Activity of each chain by day"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Blocks, transactions, events and swaps of every chain on each day."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Supply over time"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Each change of one chain's supply, and the part of it that is staked."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Polls"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "The newest state of each poll of one chain."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "What indexing costs"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Blocks of each chain by hour of indexing, with the mean time that a block took."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Rows in the tables of all chains"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "How many keys of each chain the larger tables of all chains hold, and up to which height."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Endpoints of Canopy chains"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Health, height and latency of each endpoint, as last seen."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest transfers"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "The newest ERC-20 transfers of one chain, in the token's smallest unit."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Transfers by token"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Tokens of one chain by their transfers, with those who sent and received them."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "What an address sent and received"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Transfers of one address on one chain, summed by token."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Reorgs"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Blocks of one chain that were undone, the newest first."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Registry events by type"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "ERC-8004 events of every chain: how many of each type, and the newest."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Feedback of agents"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Agents by the feedback they got: how much, from how many clients, and its mean."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "What is indexed"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "The ranges of blocks that are stored, stream by stream: a row more than one is a gap."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Lag of each chain by hour"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Rows, blocks and the worst lag of every chain over the last day."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Who did what"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "The newest commands of operators, and how they ended."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Largest tables"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Disk that each table takes, its indexes included, and its rows as the planner knows them."),
};

QString inLanguage(const QString& english)
{
    return QCoreApplication::translate("signalbox::ui::Queries", english.toUtf8().constData());
}

}  // namespace

QString queryTitle(const SavedQuery& query)
{
    return inLanguage(query.title);
}

QString queryAbout(const SavedQuery& query)
{
    return inLanguage(query.about);
}

}  // namespace signalbox::ui
