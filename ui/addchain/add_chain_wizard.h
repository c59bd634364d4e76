#pragma once

#include <QUuid>

#include "addchain/wizard_page.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

class EndpointsPage;
class NetworkPage;
class SummaryPage;

/// Five questions, from network to Start. Enter goes on, Esc cancels, Back keeps everything. Lives over the main window
/// and deletes itself when it is closed.
class AddChainWizard : public WizardSheet {
    Q_OBJECT
public:
    AddChainWizard(Engine* engine, QWidget* parent);

    const ChainPlan& plan() const { return m_context.plan; }

Q_SIGNALS:
    void chainAdded(const QString& caip2);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    void loadPresets();
    void add(const QString& step, WizardPage* page);
    void showPage(int index);
    void next();
    void back();
    bool skipsIndex(int index) const;
    void renew();
    void start();
    void take(const CommandStatus& status);
    WizardPage* page() const { return m_pages[size_t(current())]; }

    WizardContext m_context;
    std::vector<WizardPage*> m_pages;
    NetworkPage* m_network;
    SummaryPage* m_summary;
    QUuid m_request;
};

}  // namespace signalbox::ui
