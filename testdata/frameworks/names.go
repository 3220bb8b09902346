// Package frameworks pins the versions of the modules that the catalog names.
package frameworks

import (
	_ "github.com/cloudwego/hertz/pkg/app"
	_ "github.com/coder/websocket"
	_ "github.com/go-chi/render"
	_ "github.com/go-ozzo/ozzo-validation/v4"
	_ "github.com/go-sql-driver/mysql"
	_ "github.com/gofiber/fiber/v3"
	_ "github.com/golang-jwt/jwt/v4"
	_ "github.com/gorilla/sessions"
	_ "github.com/gorilla/websocket"
	_ "github.com/jackc/pgx/v5"
	_ "github.com/jinzhu/gorm"
	_ "github.com/jmoiron/sqlx"
	_ "github.com/labstack/echo/v5"
	_ "github.com/lib/pq"
	_ "github.com/redis/go-redis/v9"
	_ "go.mongodb.org/mongo-driver/mongo"
	_ "go.mongodb.org/mongo-driver/v2/mongo"
	_ "gorm.io/gorm"
)
