// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/unsaved_changes.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "shell/screen_stack.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

UnsavedChanges::UnsavedChanges(ScreenStack* screens, QWidget* window)
    : QObject(window), m_screens(screens), m_window(window)
{
}

bool UnsavedChanges::areThere() const
{
    return !m_screens->unsaved().empty();
}

void UnsavedChanges::settle(const std::function<void()>& next)
{
    if (m_sheet && m_sheet->isVisible())
        return m_sheet->raise();
    QStringList names;
    for (const auto& [id, screen] : m_screens->unsaved())
        names << screen->unsaved();
    if (names.isEmpty())
        return next();
    for (QString& name : names)
        name = tr("\"%1\"", "a name in a sentence").arg(name);
    m_sheet = new Sheet(tr("Unsaved changes"), m_window, 520);
    m_sheet->setObjectName(u"unsavedSheet"_s);
    m_sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* words =
        new Text(tr("The changes of %1 are not saved. They are lost if you discard them.", "one or more names")
                     .arg(format::list(names)));
    words->setWordWrap(true);
    m_sheet->body()->addWidget(words);
    QPushButton* discard = m_sheet->addFootButton(makeButton(tr("Discard changes"), ButtonKind::Danger));
    QPushButton* keep = m_sheet->addFootButton(makeButton(tr("Save"), ButtonKind::Primary));
    m_sheet->setPrimary(keep);
    connect(discard, &QPushButton::clicked, this, [this, next] {
        m_sheet->accept();
        next();
    });
    connect(keep, &QPushButton::clicked, this, [this, next] {
        m_sheet->accept();
        save(next);
    });
    m_sheet->open();
}

/// One screen after the other, each in sight: it may have to show what cannot be saved.
void UnsavedChanges::save(const std::function<void()>& next)
{
    const auto open = m_screens->unsaved();
    if (open.empty())
        return next();
    const auto& [id, screen] = open.front();
    if (screen != m_screens->current())
        m_screens->go(id);
    screen->saveAll([guard = QPointer<UnsavedChanges>(this), next](bool saved) {
        if (guard && saved)
            guard->save(next);
    });
}

}  // namespace signalbox::ui
