// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "signalbox/explorer.h"

namespace signalbox::ui {

/// Names and values of the explorer in the window's words, and where a value leads.
class ExplorerWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::ExplorerWords)
public:
    static QString kind(ExplorerKind kind);               ///< Account
    static QString entity(const QString& entity);         ///< Missed blocks
    static QString field(const QString& field);           ///< Staked amount; the table's name where it has no word
    static QString value(const ExplorerField& field);     ///< grouped, short, safe
    static QString status(const ExplorerRecord& record);  ///< active, open, gone since block 7; else empty
    /// The main field of a record, compared between chains: amount, stake, status.
    static const ExplorerField* main(const ExplorerRecord& record);

    /// The address in the window of what a value names: "explorer/account/…"; empty: it names nothing.
    static QString target(const ExplorerRecord& record, const ExplorerField& field);
    static QString address(ExplorerKind kind, const QString& key, const QString& caip2 = {},
                           std::optional<Height> height = {});
    /// Not worth a row: an empty text or key, a counter of a block that counted nothing.
    static bool isIdle(const ExplorerRecord& record, const ExplorerField& field);
};

QString groupedDigits(const QString& digits);  ///< any number of them: 18,446,744,073,709,551,615
QString shortKey(const QString& hex);          ///< 851e90ea…c1d123

/// A document of a chain over several lines; its numbers and texts stay as they are.
QString indentedJson(const QString& json);

}  // namespace signalbox::ui
