// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

#include "addchain/wizard_page.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

class EndpointsPage;
class NetworkPage;
class SummaryPage;

/// Five pages, from the network to Start. Enter goes to the next page, immediately or as soon as a pending answer
/// arrives; Back keeps all entries. Esc asks before entries are discarded: they can be kept as a draft, in memory only,
/// in the hidden wizard. The wizard is a child of the main window and deletes itself when it is closed without a draft.
class AddChainWizard : public WizardSheet {
    Q_OBJECT
public:
    AddChainWizard(Engine* engine, QWidget* parent);

    const ChainPlan& plan() const { return m_context.plan; }
    bool isDraft() const { return m_draft; }  ///< whether the wizard is hidden and keeps its entries
    void resume();                            ///< shows a draft at the page where it was left
    void discard();
    void keepDraft();
    void reject() override;
    void setMoveKeys(std::function<void(QWidget* over)> moveKeys);  ///< see ScreenContext
    void setKeychainSilent(bool silent);                            ///< see Workspace::keychainSilent

Q_SIGNALS:
    void chainAdded(const QString& caip2);
    void startedOver();  ///< this wizard was discarded for an empty one

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void loadPresets();
    void add(const QString& step, WizardPage* page);
    void showPage(int index);
    void next();
    void back();
    bool skipsIndex(int index) const;
    bool hasEntries() const;
    void switchTo(const QString& caip2);
    void renew();
    void start();
    void take(const CommandStatus& status);
    WizardPage* page() const { return m_pages[size_t(current())]; }

    WizardContext m_context;
    std::vector<WizardPage*> m_pages;
    NetworkPage* m_network;
    EndpointsPage* m_endpoints;
    QPushButton* m_startOver;
    bool m_draft = false, m_enterWaits = false;
    SummaryPage* m_summary;
    QUuid m_request;
};

}  // namespace signalbox::ui
