// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "ibc/ibc_page.h"

class QSplitter;
class QStackedWidget;

namespace signalbox::ui {

class DataTable;
class Desk;
class EmptyState;
class HermesCard;
class OperationModel;
class OperationPane;

/// Hermes and what it cleared. While a clearing runs, it is asked for every two seconds.
class ClearingPage : public IbcPage {
    Q_OBJECT
public:
    explicit ClearingPage(Desk* desk, QWidget* parent = nullptr);

    void load() override;
    void setNarrow(bool narrow) override;
    void choose(const QString& id);  ///< shows it once it is listed
    QString chosen() const;
    HermesCard* hermes() const { return m_hermes; }
    DataTable* table() const { return m_table; }
    OperationPane* pane() const { return m_pane; }

Q_SIGNALS:
    void settingsWanted();
    void clearWanted(const signalbox::ClearingRequest& request);
    void packetWanted(const signalbox::PacketKey& key);
    void chosenChanged();

protected:
    void engineChanged() override;

private:
    void connectParts();
    void askOperations();
    void take(const std::vector<ClearingOperation>& operations);
    void showCurrent();
    void cancel(const QString& id);

    QStackedWidget* m_stack;
    QWidget* m_page;
    EmptyState* m_off;
    HermesCard* m_hermes;
    OperationModel* m_model;
    DataTable* m_table;
    OperationPane* m_pane;
    QSplitter* m_splitter;
    QString m_wanted;
    QTimer m_soon;
    LatestAnswer m_hermesAnswer, m_operationsAnswer, m_detailAnswer;
};

}  // namespace signalbox::ui
