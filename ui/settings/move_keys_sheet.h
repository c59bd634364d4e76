#pragma once

#include "settings/settings_source.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;

/// Moves every key and password of the workspace to the other store. The file asks for a passphrase, twice.
class MoveKeysSheet : public Sheet {
    Q_OBJECT
public:
    MoveKeysSheet(SettingsSource* source, const QString& store, QWidget* window);

private:
    void renew();
    void move();

    SettingsSource* m_source;
    QString m_store;
    QLineEdit* m_first = nullptr;
    QLineEdit* m_second = nullptr;
    CheckLine* m_check;
    QPushButton* m_go;
    bool m_done = false;
};

}  // namespace signalbox::ui
