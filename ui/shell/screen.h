// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <any>
#include <functional>
#include <vector>

#include "signalbox/workspace.h"

class QScrollArea;
class QVBoxLayout;

namespace signalbox::ui {

class Desk;
class KeyBindings;
class MessageStack;
class TimeScope;

/// An entry of the command palette.
struct PaletteCommand {
    QString text;  ///< "Pause Base"
    QString hint;  ///< shortcut or kind, muted
    QString icon;
    std::function<void()> run;
};

/// Services of the shell for every screen; outlives them.
struct ScreenContext {
    Workspace* workspace = nullptr;
    TimeScope* time = nullptr;
    Desk* desk = nullptr;
    KeyBindings* keys = nullptr;
    MessageStack* messages = nullptr;
    std::function<void(const QString& address)> go;  ///< "chains", "chains/eip155:8453", "events?chain=eip155:1"
    std::function<void()> addChain;                  ///< opens the wizard; empty if none is registered
    std::function<void()> signIn;                    ///< asks who the operator is; empty where nobody has to say
    std::function<void()> unlockKeys;                ///< asks for the passphrase of the keys
    std::function<void(QWidget* over)> moveKeys;  ///< offers the encrypted file instead of the keychain; may be empty
    bool keychainSilent = false;                  ///< last value of Workspace::keychainSilent
};

/// Text that the visible screen adds to the status bar.
struct StatusNote {
    QString text, tip;
    QString address;  ///< address opened by a click
};

/// A page of the window. The shell creates it on first use and passes it the engine, the newest snapshot and
/// its visibility: a hidden screen gets no snapshots (it gets the newest one before it is shown) and should
/// send no queries.
class Screen : public QWidget {
    Q_OBJECT
public:
    explicit Screen(ScreenContext* context, QWidget* parent = nullptr);

    virtual QString title() const = 0;
    /// Widgets of the page head, made once and owned by the screen until the head shows them. Left: behind the title;
    /// right: before the search field.
    virtual QList<QWidget*> headLeft() { return {}; }
    virtual QList<QWidget*> headRight() { return {}; }
    virtual QString breadcrumb() const
    {
        return {};
    }  ///< "Chains" before the title; a click goes to breadcrumbAddress()
    virtual QString breadcrumbAddress() const { return {}; }
    virtual int headMark() const { return 0; }            ///< a chain's mark before the title
    virtual bool usesTimeRange() const { return false; }  ///< range and live buttons are in the page head

    virtual void setEngine(Engine* engine);  ///< null: closed; the pointer dies soon after
    virtual void setSnapshot(const SnapshotPtr& snapshot);
    virtual void refresh() {}                                          ///< F5
    virtual QWidget* findField() { return nullptr; }                   ///< Ctrl+F and "/"
    virtual bool open(const QString& rest) { return rest.isEmpty(); }  ///< the part after "chains/"; false if unknown
    virtual QString address() const { return {}; }                     ///< the same part for the current object
    virtual std::vector<PaletteCommand> commands() { return {}; }
    virtual StatusNote statusNote() const { return {}; }  ///< empty text: nothing to add
    virtual QStringList unsaved() const { return {}; }    ///< names of objects with unsaved changes: closing asks
    virtual void saveAll(const std::function<void(bool saved)>& answer) { answer(true); }  ///< shows what fails
    /// Unsaved state for the screen that takes this one's place, when the language or the font changes.
    virtual std::any draft() const { return {}; }
    virtual void setDraft(const std::any& draft) { Q_UNUSED(draft) }
    virtual void watched(bool visible) { Q_UNUSED(visible) }
    virtual void setNarrow(bool narrow) { m_narrow = narrow; }  ///< window below 1100 px: small tiles, fewer columns

    Engine* engine() const { return m_engine; }
    const SnapshotPtr& snapshot() const { return m_snapshot; }
    bool isWatched() const { return m_watched; }
    bool isNarrow() const { return m_narrow; }
    void setWatched(bool visible);  ///< called by the shell

Q_SIGNALS:
    void headChanged();     ///< title, mark, breadcrumb, head widgets
    void addressChanged();  ///< another object was opened inside: it enters the history
    void statusChanged();   ///< statusNote()

protected:
    ScreenContext& context() const { return *m_context; }

private:
    ScreenContext* m_context;
    Engine* m_engine = nullptr;
    SnapshotPtr m_snapshot;
    bool m_watched = false, m_narrow = false;
};

/// Wraps a page's content in a scroll area with the page padding (12 top, 16 other sides) and cards 12 apart.
class ScrollPage : public QWidget {
    Q_OBJECT
public:
    explicit ScrollPage(QWidget* parent = nullptr);
    QVBoxLayout* column() const { return m_column; }
    QScrollArea* area() const { return m_area; }

private:
    QScrollArea* m_area;
    QVBoxLayout* m_column;
};

}  // namespace signalbox::ui
