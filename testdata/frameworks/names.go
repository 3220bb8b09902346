// Package frameworks pins the versions of the modules that the catalog names.
package frameworks

import _ "gorm.io/gorm"
