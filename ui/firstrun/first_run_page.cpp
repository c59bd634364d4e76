// SPDX-License-Identifier: GPL-3.0-or-later

#include "firstrun/first_run_page.h"

#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "firstrun/passphrase_form.h"
#include "firstrun/progress_form.h"
#include "firstrun/server_form.h"
#include "firstrun/welcome_form.h"
#include "signalbox/literals.h"
#include "theme/theme.h"

namespace signalbox::ui {

FirstRunPage::FirstRunPage(Workspace* workspace, Desk* desk, const QString& directory, std::function<void()> lookAround,
                           QWidget* parent, Cures cures)
    : QWidget(parent),
      m_workspace(workspace),
      m_directory(directory),
      m_cures(std::move(cures)),
      m_stack(new QStackedWidget),
      m_welcome(new WelcomeForm(desk, directory, bool(lookAround))),
      m_server(new ServerForm),
      m_progress(new ProgressForm),
      m_passphrase(new PassphraseForm)
{
    setAccessibleName(tr("First run"));
    for (QWidget* form : {static_cast<QWidget*>(m_welcome), static_cast<QWidget*>(m_server),
                          static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_passphrase)})
        m_stack->addWidget(form);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connect(m_welcome, &WelcomeForm::localChosen, this, &FirstRunPage::setUpHere);
    connect(m_welcome, &WelcomeForm::serverChosen, this, [this] { present(m_server); });
    connect(m_welcome, &WelcomeForm::demoChosen, this, [lookAround] {
        if (lookAround)
            lookAround();
    });
    connect(m_server, &ServerForm::backChosen, this, [this] { present(m_welcome); });
    connect(m_server, &ServerForm::accepted, this, &FirstRunPage::connectTo);
    connect(m_progress, &ProgressForm::backChosen, this,
            [this] { present(m_progress->isServer() ? static_cast<QWidget*>(m_server) : m_welcome); });
    connect(m_progress, &ProgressForm::againChosen, this, &FirstRunPage::again);
    connect(m_passphrase, &PassphraseForm::accepted, this, [this](const QString& passphrase) {
        present(m_progress);
        m_workspace->unlockSecrets(passphrase);
    });
    connect(m_passphrase, &PassphraseForm::skipped, this, [this] {
        present(m_progress);
        m_workspace->unlockSecrets({});
    });
    connect(m_passphrase, &PassphraseForm::canceled, this, [this] {
        m_workspace->close();
        present(m_welcome);
    });
    connect(workspace, &Workspace::stepChanged, m_progress, &ProgressForm::take);
    connect(workspace, &Workspace::keychainSilent, this, &FirstRunPage::keychainSilent);
    connect(workspace, &Workspace::passphraseNeeded, this, [this](bool create) {
        m_passphrase->ask(create);
        present(m_passphrase);
    });
    connect(workspace, &Workspace::stateChanged, this, &FirstRunPage::take);
    if (workspace->state() == WorkspaceState::Opening)
        present(m_progress);
    else if (workspace->state() == WorkspaceState::Failed)
        take(WorkspaceState::Failed);
}

void FirstRunPage::setUpHere()
{
    m_again = [this] { m_workspace->openLocal(m_directory); };
    again();
}

void FirstRunPage::connectTo(const ServerParameters& server)
{
    m_again = [this, server] { m_workspace->openServer(m_directory, server); };
    m_progress->begin(true);
    present(m_progress);
    m_again();
}

void FirstRunPage::again()
{
    if (!m_again)
        m_again = [this] { m_workspace->open(m_directory); };
    m_moved = false;
    m_progress->begin(m_progress->isServer());
    present(m_progress);
    m_again();
}

/// Opening waits for the keychain: offers the encrypted file, as after a failure of the keychain.
void FirstRunPage::keychainSilent(bool silent)
{
    std::vector<MessageAction> cures;
    if (silent && m_cures) {
        const Error cause = Error::make(ErrorKind::Unavailable, "KEYCHAIN_TIMEOUT", signalbox::Message());
        // The workspace may open while the cure's sheet is shown.
        cures = m_cures(cause, window(), [page = QPointer(this)] {
            if (!page)
                return;
            if (page->m_workspace->state() == WorkspaceState::Failed)
                page->again();
            else
                page->m_moved = true;
        });
    }
    m_progress->setKeychainSilent(silent, cures);
}

void FirstRunPage::take(WorkspaceState state)
{
    if (state == WorkspaceState::Opening && m_stack->currentWidget() == m_welcome)
        present(m_progress);
    if (state == WorkspaceState::Failed) {
        const Error error = m_workspace->error().value_or(Error::make(
            ErrorKind::Internal, "NO_REASON", signalbox::Message(tr("Setup stopped without giving a reason. Retry."))));
        if (m_moved && error.code.startsWith(u"KEYCHAIN_"_s))
            return QTimer::singleShot(0, this, &FirstRunPage::again);  // the workspace is still in the failed state
        m_progress->fail(error, m_cures ? m_cures(error, window(), [this] { again(); }) : std::vector<MessageAction>());
        present(m_progress);
    }
}

void FirstRunPage::present(QWidget* form)
{
    m_stack->setCurrentWidget(form);
    if (QWidget* first = form->findChild<QLineEdit*>(); first && first->isVisible())
        first->setFocus(Qt::OtherFocusReason);
    else if (form == m_welcome)
        m_welcome->firstButton()->setFocus(Qt::OtherFocusReason);
}

void FirstRunPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stack->currentWidget() == m_welcome)
        m_welcome->firstButton()->setFocus(Qt::TabFocusReason);
}

void FirstRunPage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::current().window);
}

}  // namespace signalbox::ui
