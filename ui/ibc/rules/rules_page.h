// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/ibc_page.h"
#include "signalbox/ibc_rules.h"
#include "widgets/message_bar.h"

class QSplitter;
class QStackedWidget;

namespace signalbox::ui {

class DataTable;
class DenomPriceModel;
class Desk;
class EmptyState;
class RuleSheet;
class ThresholdModel;

/// What the judgment of packets and their value in USD depend on: stuck and critical ages of channels, prices of
/// denominations. One rule is edited at a time, in a sheet.
class RulesPage : public IbcPage {
    Q_OBJECT
public:
    explicit RulesPage(Desk* desk, QWidget* parent = nullptr);

    void load() override;
    void setSnapshot(const WorkspaceSnapshot& snapshot) override;
    void setNarrow(bool narrow) override;
    QWidget* findField() override;

    DataTable* thresholds() const { return m_thresholds; }
    DataTable* prices() const { return m_prices; }
    void editThreshold(const StuckThreshold& row, bool isStored);
    void editPrice(const DenomPrice& row, bool isStored);
    void removeThreshold(const StuckThreshold& row);
    void removePrices(const DenomPrice& row);
    RuleSheet* sheet() const { return m_sheet; }  ///< open; else null
    QString unsaved() const;                      ///< name of the rule that is being edited; empty: none

Q_SIGNALS:
    void told(const signalbox::ui::BarMessage& message);

protected:
    void engineChanged() override;

private:
    IbcRules* rules() const { return queries() ? queries()->rules() : nullptr; }
    void connectParts();
    void askThresholds();
    void askPrices();
    void open(RuleSheet* sheet);
    void offerUndo(const QString& words, std::function<void(IbcRules&)> undo);

    QStackedWidget* m_stack;
    QWidget* m_page;
    EmptyState* m_off;
    ThresholdModel* m_ages;
    DenomPriceModel* m_usd;
    DataTable *m_thresholds, *m_prices;
    QSplitter* m_splitter;
    std::vector<std::pair<QString, QString>> m_chains;
    QPointer<RuleSheet> m_sheet;
    LatestAnswer m_ageAnswer, m_priceAnswer;
};

}  // namespace signalbox::ui
