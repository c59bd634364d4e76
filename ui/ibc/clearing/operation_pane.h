// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/clearing_queries.h"
#include "widgets/card.h"

class QPlainTextEdit;
class QPushButton;

namespace signalbox::ui {

class CheckLine;
class DataTable;
class Desk;
class StateChip;
class VerdictModel;

/// One clearing: verdict of each packet, and the output of Hermes.
class OperationPane : public Card {
    Q_OBJECT
public:
    explicit OperationPane(Desk* desk, QWidget* parent = nullptr);
    void setOperation(const ClearingOperation& operation);
    const ClearingOperation& operation() const { return m_operation; }
    DataTable* verdicts() const { return m_table; }
    QString output() const;

Q_SIGNALS:
    void cancelWanted(const QString& id);
    void packetWanted(const signalbox::PacketKey& key);
    void closeRequested();

private:
    ClearingOperation m_operation;
    StateChip* m_chip;
    QPushButton* m_cancel;
    CheckLine* m_error;
    VerdictModel* m_model;
    DataTable* m_table;
    QPlainTextEdit* m_output;
};

}  // namespace signalbox::ui
