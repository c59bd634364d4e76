// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/add_chain_wizard.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

#include "addchain/close_question.h"
#include "addchain/endpoints_page.h"
#include "addchain/index_page.h"
#include "addchain/network_page.h"
#include "addchain/start_page.h"
#include "addchain/summary_page.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/engine.h"
#include "widgets/button.h"

namespace signalbox::ui {

namespace {

constexpr int roomy = 788;  // height at which page 4 does not scroll

}  // namespace

AddChainWizard::AddChainWizard(Engine* engine, QWidget* parent) : WizardSheet(tr("Add chain"), parent)
{
    m_context.engine = engine;
    m_network = new NetworkPage(m_context);
    m_summary = new SummaryPage(m_context);
    add(tr("Network"), m_network);
    m_endpoints = new EndpointsPage(m_context);
    add(tr("Endpoints"), m_endpoints);
    add(tr("What to index"), new IndexPage(m_context));
    add(tr("Start block"), new StartPage(m_context));
    add(tr("Summary"), m_summary);
    connect(m_network, &NetworkPage::activated, this, &AddChainWizard::next);
    connect(this, &WizardSheet::nextPressed, this, &AddChainWizard::next);
    connect(this, &WizardSheet::backPressed, this, &AddChainWizard::back);
    connect(engine, &Engine::commandChanged, this, &AddChainWizard::take);
    connect(m_endpoints, &EndpointsPage::networkOffered, this, &AddChainWizard::switchTo);
    connect(engine, &QObject::destroyed, this, &AddChainWizard::discard);
    m_startOver = makeButton(tr("Start over"));
    m_startOver->hide();
    addFootButton(m_startOver, true);
    connect(m_startOver, &QPushButton::clicked, this, [this] {
        discard();
        Q_EMIT startedOver();
    });
    setPageHeight(roomy);
    m_network->setFamilies(engine->families());
    loadPresets();
    showPage(0);
}

void AddChainWizard::add(const QString& step, WizardPage* page)
{
    addPage(step, page);
    m_pages.push_back(page);
    connect(page, &WizardPage::changed, this, &AddChainWizard::renew);
}

void AddChainWizard::loadPresets()
{
    whenAnswered(m_context.engine->presets(), this, [this](const Expected<std::vector<ChainPreset>>& answer) {
        if (!answer)
            return m_network->setFailure(tr("The presets cannot be read: %1 You can still add another network.")
                                             .arg(engineWords(answer.error())));
        m_context.presets = *answer;
        m_network->setPresets(*answer);
    });
}

bool AddChainWizard::hasEntries() const
{
    return m_endpoints->hasText() || current() > 0 || (m_context.plan.custom && !m_context.plan.name.isEmpty());
}

void AddChainWizard::reject()
{
    if (!m_context.engine || !hasEntries())
        return discard();
    openCloseQuestion(this);
}

void AddChainWizard::discard()
{
    m_draft = false;
    hide();
    WizardSheet::reject();
    deleteLater();
}

void AddChainWizard::setMoveKeys(std::function<void(QWidget* over)> moveKeys)
{
    m_summary->setMoveKeys(bool(moveKeys));
    if (moveKeys)
        connect(m_summary, &SummaryPage::moveKeysRequested, this, [this, moveKeys] { moveKeys(this); });
}

void AddChainWizard::setKeychainSilent(bool silent)
{
    m_summary->setKeychainSilent(silent);
}

void AddChainWizard::keepDraft()
{
    m_draft = true;
    setProperty("draft", true);
    WizardSheet::reject();
}

void AddChainWizard::resume()
{
    m_draft = false;
    setProperty("draft", {});
    m_startOver->show();
    open();
    showPage(current());
}

/// Adds the chain that an endpoint serves instead of the selected one, and keeps the entries.
void AddChainWizard::switchTo(const QString& caip2)
{
    m_network->select(caip2);
    showPage(current());
}

void AddChainWizard::showPage(int index)
{
    m_enterWaits = false;
    setCurrent(index);
    page()->enter();
    renew();
    if (QWidget* field = page()->firstField())
        field->setFocus(Qt::OtherFocusReason);
    else
        nextButton()->setFocus(Qt::OtherFocusReason);
}

void AddChainWizard::next()
{
    if (!page()->isComplete() || !page()->leave())
        return renew();
    if (page() == m_summary)
        return start();
    showPage(current() + (skipsIndex(current() + 1) ? 2 : 1));
}

/// Chains that are always indexed completely have nothing to choose, so the page is skipped.
bool AddChainWizard::skipsIndex(int index) const
{
    return index == 2 && m_context.plan.whole;
}

void AddChainWizard::back()
{
    if (current() > 0 && !m_summary->isBusy())
        showPage(current() - (skipsIndex(current() - 1) ? 2 : 1));
}

void AddChainWizard::renew()
{
    if (m_pages.size() < 5)
        return;
    WizardPage* shown = page();
    setQuestion(shown->question(), shown->explanation());
    setFootNote(shown->footNote());
    nextButton()->setText(shown->nextText());
    nextButton()->setAccessibleName(shown->nextText());
    nextButton()->setEnabled(shown->isComplete());
    backButton()->setEnabled(current() > 0 && !m_summary->isBusy());
    for (int i = 0; i < int(m_pages.size()); ++i)
        setStepNote(i, i < current() ? m_pages[size_t(i)]->stepNote() : QString());
    if (!m_enterWaits || shown->isChecking())
        return;
    m_enterWaits = false;
    if (shown->isComplete())
        QMetaObject::invokeMethod(this, &AddChainWizard::next, Qt::QueuedConnection);
}

void AddChainWizard::start()
{
    if (!m_context.engine)
        return;
    m_summary->setBusy(tr("Adding the chain"));
    m_request = m_context.engine->submit(m_context.plan.command());
}

void AddChainWizard::take(const CommandStatus& status)
{
    if (m_request.isNull() || status.request != m_request || !isFinal(status.state))
        return;
    m_request = {};
    if (status.state != CommandState::Done) {
        return m_summary->setFailed(status.error.value_or(Error::make(
            ErrorKind::Internal, "NO_REASON", Message(tr("The engine gave no reason. Check the log, then retry.")))));
    }
    const QString caip2 = status.target.isEmpty() ? m_context.plan.caip2 : status.target;
    accept();
    deleteLater();
    Q_EMIT chainAdded(caip2);
}

void AddChainWizard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        QWidget* focus = focusWidget();
        const bool own = qobject_cast<QAbstractButton*>(focus) && focus != nextButton() &&
                         (qobject_cast<QPushButton*>(focus) || qobject_cast<QToolButton*>(focus));
        if (own) {
            static_cast<QAbstractButton*>(focus)->click();
            return;
        }
        if (page()->takesEnter(focus))
            return;
        if (nextButton()->isEnabled())
            next();
        else
            m_enterWaits = page()->isChecking();
        return;
    }
    m_enterWaits = false;
    WizardSheet::keyPressEvent(event);
}

}  // namespace signalbox::ui
