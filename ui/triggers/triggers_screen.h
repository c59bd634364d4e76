// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/screen_registry.h"

class QStackedWidget;

namespace signalbox::ui {

class ActionsPage;
class Segments;
class StateChip;
class TriggerButtons;
class TriggersPage;

/// Triggers and, as its second page, what their actions did. Addresses: triggers, triggers/?id=ID&tab=dry-run (in the
/// list), triggers/ID and triggers/new (the editor), triggers/actions/… (the audit).
class TriggersScreen : public Screen {
    Q_OBJECT
public:
    explicit TriggersScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headLeft() override;
    QList<QWidget*> headRight() override;
    QString breadcrumb() const override;
    QString breadcrumbAddress() const override;
    bool usesTimeRange() const override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    QStringList unsaved() const override;
    void saveAll(const std::function<void(bool saved)>& answer) override;
    std::any draft() const override;
    void setDraft(const std::any& draft) override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

    TriggersPage* page() const { return m_page; }
    ActionsPage* actions() const { return m_actions; }

private:
    void makeHead();
    bool onEditor() const;
    bool onActions() const;
    void showPage(bool actions);
    void renewHead();
    Segments* m_pages;
    QWidget* m_rename;
    StateChip* m_chip;
    TriggerButtons* m_buttons;
    QStackedWidget* m_stack;
    TriggersPage* m_page;
    ActionsPage* m_actions;
};

/// `engine`: null while there is none. Shown if the engine has triggers.
ScreenEntry triggersScreenEntry(std::function<Engine*()> engine = {});

}  // namespace signalbox::ui
